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

        assertThat(Lanes.of(hello, Pen.ASCII, 80))
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

        assertThat(Rows.of(frameThatSays("It prints \"hello\"."), Pen.ASCII))
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

        List<String> lines = Lanes.of(last, Pen.ASCII, 80);

        assertThat(lines.get(7)).contains(".. 15 more").endsWith("line number 19");
        assertThat(lines.get(2)).startsWith("  a program ..  m0 ").endsWith("line number 14");
        assertThat(lines).noneMatch(line -> line.contains("m5"));
        assertThat(lines).hasSize(Lanes.HEIGHT + 5).allMatch(line -> line.length() <= 80);
        assertThat(Rows.of(last, Pen.ASCII).getFirst()).hasSizeLessThanOrEqualTo(80);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("a plain picture is ASCII; a rich one uses box lines")
    void plainIsAscii() {
        loop.post("a task with a very long name", () -> {});
        loop.run();
        Frame first = film().getFirst();

        assertThat(String.join("", Lanes.of(first, Pen.ASCII, 80)) + Rows.of(first, Pen.ASCII))
                .matches("\\p{ASCII}+")
                .contains("a task wit..");
        assertThat(Lanes.of(first, Pen.UNICODE, 80).get(1)).contains("─────");
        assertThat(Lanes.of(first, Pen.UNICODE, 80).get(2)).contains("a task with…");
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
