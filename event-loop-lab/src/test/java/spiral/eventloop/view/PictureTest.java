package spiral.eventloop.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.eventloop.EventLoop;
import spiral.eventloop.LoopModel;
import spiral.eventloop.Trace;
import spiral.eventloop.trace.Header;
import spiral.eventloop.trace.Recording;

@DisplayName("A picture fits on the screen")
class PictureTest {
    private final Trace trace = new Trace();
    private final EventLoop loop = EventLoop.onVirtualClock().trace(trace).build();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a frame shows the lanes side by side, next in line on top")
    void aFrameShowsTheLanes() {
        loop.setTimeout("later", Duration.ofMillis(10), () -> {});
        loop.queueMicrotask("micro", () -> {});
        loop.post("main", () -> loop.call("greet", () -> loop.print("hello")));
        loop.run();
        Frame hello = frameThatSays("It prints \"hello\".");

        assertThat(lanes(hello, Pen.ASCII))
                .containsExactly(
                        "  stack         microtasks    timers         macrotasks    output",
                        "  ------------  ------------  -------------  ------------  ----------------",
                        "  greet                       later 10 ms                  hello",
                        "  main",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "  It prints \"hello\".",
                        "");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a row is two lines: the lanes with dots where nothing is, and the sentence")
    void aRowIsTwoLines() {
        loop.post("main", () -> loop.call("greet", () -> loop.print("hello")));
        loop.run();

        assertThat(rows().of(frameThatSays("It prints \"hello\".")))
                .containsExactly(
                        "  6 greet, main   .             .              .             hello",
                        "    It prints \"hello\".");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("long lanes are cut with a count, long names with dots; the latest output stays")
    void longLanesAreCut() {
        loop.post(
                "a program with a long name",
                () -> {
                    IntStream.range(0, 20).forEach(i -> loop.queueMicrotask("m" + i, () -> {}));
                    IntStream.range(0, 20).forEach(i -> loop.print("line number " + i));
                });
        loop.run();
        Frame last = frameThatSays("It prints \"line number 19\".");

        List<String> lines = lanes(last, Pen.ASCII);

        assertThat(lines.get(7)).contains(".. 15 more").endsWith("line number 19");
        assertThat(lines.get(2))
                .startsWith("  a program with a ..  m0 ")
                .endsWith("line number 14");
        assertThat(lines).noneMatch(line -> line.contains("m5"));
        assertThat(lines).hasSize(11).allMatch(line -> line.length() <= 80);
        assertThat(rows().of(last).getFirst()).hasSizeLessThanOrEqualTo(80);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("a plain picture is ASCII; a rich one uses box lines")
    void plainIsAscii() {
        loop.post("a task with a very long name", () -> {});
        loop.run();
        Frame first = film().getFirst();

        assertThat(String.join("", lanes(first, Pen.ASCII)) + rows().of(first))
                .matches("\\p{ASCII}+")
                .contains("a task with a very lo..");
        assertThat(lanes(first, Pen.UNICODE).get(1)).contains("─────");
        assertThat(lanes(first, Pen.UNICODE).get(2)).contains("a task with a very lon…");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("a timer that is cut keeps its time; a row says how many more there are")
    void timersKeepTheirTime() {
        manyLongNames();
        Frame last = frameThatSays("It prints \"done\".");

        assertThat(rows().of(last).getFirst()).containsPattern("\\.\\. 250 ms \\+2 ");
        assertThat(lanes(last, Pen.ASCII))
                .anyMatch(line -> line.contains("a timer with a long name 250 ms"));
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("where one row of lanes would cut what is in them, there are two")
    void twoBands() {
        manyLongNames();
        Frame last = frameThatSays("It prints \"done\".");

        List<String> narrow = lanes(last, Pen.ASCII);
        assertThat(narrow.getFirst()).startsWith("  stack ").doesNotContain("timers");
        assertThat(narrow.get(6)).startsWith("  timers ").contains("macrotasks");
        assertThat(Lanes.of(last, Lanes.layout(film(), 160, 45), Pen.ASCII).getFirst())
                .contains("stack", "timers", "macrotasks", "output");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("on a screen of any size every frame has the same height and no line is too long")
    void anySize() {
        manyLongNames();
        for (int width : List.of(60, 80, 100, 160)) {
            for (int height : List.of(12, 24, 30, 45)) {
                Layout layout = Lanes.layout(film(), width, height);
                assertThat(layout.height()).isLessThan(height);
                assertThat(film())
                        .allSatisfy(frame ->
                                assertThat(Lanes.of(frame, layout, Pen.ASCII))
                                        .hasSize(layout.height())
                                        .allMatch(line -> line.length() <= width));
            }
        }
    }

    private void manyLongNames() {
        loop.post(
                "a task with a long name",
                () -> {
                    loop.setTimeout("a timer with a long name", Duration.ofMillis(250), () -> {});
                    loop.setTimeout("refresh the session", Duration.ofMillis(1_500), () -> {});
                    loop.setTimeout("another timer", Duration.ofSeconds(2), () -> {});
                    loop.queueMicrotask("a microtask with a long name", () -> {});
                    loop.post("another task with a long name", () -> {});
                    loop.print("done");
                });
        loop.run();
    }

    private List<String> lanes(Frame frame, Pen pen) {
        return Lanes.of(frame, Lanes.layout(film(), 80, 24), pen);
    }

    private Rows rows() {
        return new Rows(film(), Pen.ASCII);
    }

    private Film film() {
        return Film.of(new Recording(Header.of("test", LoopModel.SIMPLE), trace.steps(), 0));
    }

    private Frame frameThatSays(String sentence) {
        return film().stream()
                .filter(frame -> frame.sentence().equals(sentence))
                .findFirst()
                .orElseThrow();
    }
}
