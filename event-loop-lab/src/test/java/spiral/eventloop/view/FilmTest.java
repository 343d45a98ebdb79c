package spiral.eventloop.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.eventloop.EventLoop;
import spiral.eventloop.LoopModel;
import spiral.eventloop.Step;
import spiral.eventloop.Trace;
import spiral.eventloop.promise.Promise;
import spiral.eventloop.trace.Header;
import spiral.eventloop.trace.Recording;

@DisplayName("A picture is a function of the trace")
class FilmTest {
    private final Trace trace = new Trace();
    private final EventLoop loop =
            EventLoop.onVirtualClock().trace(trace).onUncaught((name, error) -> {}).build();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a task is in its queue, then on the stack, then gone")
    void aTaskMovesFromQueueToStack() {
        loop.post("main", () -> {});
        loop.run();

        List<LoopState> states = states();

        assertThat(items(states.get(0), LoopModel.MACROTASKS)).containsExactly("main");
        assertThat(items(states.get(2), "stack")).containsExactly("main");
        assertThat(items(states.get(2), LoopModel.MACROTASKS)).isEmpty();
        assertThat(items(states.getLast(), "stack")).isEmpty();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("timers stand in the order in which they are due, then in that of setting")
    void timersStandInOrder() {
        loop.setTimeout("late", Duration.ofMillis(20), () -> {});
        loop.setTimeout("early", Duration.ofMillis(10), () -> {});
        loop.setTimeout("early too", Duration.ofMillis(10), () -> {});

        assertThat(items(states().getLast(), "timers"))
                .containsExactly("early 10 ms", "early too 10 ms", "late 20 ms");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a due timer moves to its queue; a cancelled one is nowhere")
    void timersLeave() {
        loop.setTimeout("gone", Duration.ofMillis(5), () -> {}).cancel();
        loop.setTimeout("tick", Duration.ofMillis(5), () -> {});
        loop.run();

        LoopState due =
                frames().stream()
                        .filter(frame -> frame.step() instanceof Step.TimerDue)
                        .map(Frame::after)
                        .findFirst()
                        .orElseThrow();

        assertThat(items(due, "timers")).isEmpty();
        assertThat(items(due, LoopModel.MACROTASKS)).containsExactly("tick");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("at the end nothing is on the stack or waits, and all output stands in order")
    void atTheEndAllIsEmpty() {
        everything();

        LoopState end = states().getLast();

        assertThat(end.lanes())
                .filteredOn(lane -> lane.kind() != Lane.Kind.OUTPUT)
                .allSatisfy(lane -> assertThat(lane.size()).isZero());
        assertThat(items(end, "output")).containsExactly("one", "two");
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("every kind of step has a sentence of its own")
    void everyStepHasASentence() {
        everything();

        Stream<String> sentences = frames().stream().map(Frame::sentence);

        assertThat(sentences)
                .allMatch(sentence -> sentence.endsWith("."))
                .contains(
                        "\"main\" joins the macrotasks and waits for its turn.",
                        "\"main\" was first in line: it is on the stack and runs to its end.",
                        "\"micro\" joins the microtasks: it runs once the stack is empty.",
                        "\"tick\" is a timer now, due at 2.5 ms.",
                        "\"never\" is cancelled: it will not run.",
                        "\"main\" calls \"inner\": it goes on top of the stack.",
                        "It prints \"one\".",
                        "It works until 1 ms; nothing else can run meanwhile.",
                        "\"inner\" ends: \"main\" goes on where it was.",
                        "A promise is fulfilled with \"tea\".",
                        "\"main\" ends: the stack is empty.",
                        "All microtasks run now, before anything else.",
                        "No microtask is left: the loop may take the next task.",
                        "Nothing can run: time goes on to 2.5 ms.",
                        "\"tick\" is due: it joins the macrotasks.",
                        "Nobody caught the error of \"tick\" (IllegalStateException: oh):"
                                + " it is reported, and the loop goes on.");
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("the same steps give the same frames")
    void theSameStepsGiveTheSameFrames() {
        everything();

        assertThat(List.copyOf(frames())).isEqualTo(List.copyOf(frames()));
    }

    @Test
    @Order(7)
    @Tag("step:1")
    @DisplayName("a film can be seen in any order: going back shows what was there before")
    void aFilmGoesBack() {
        everything();
        List<Frame> forwards = List.copyOf(frames());
        Film film = frames();

        for (int i = film.size() - 1; i >= 0; i--) {
            assertThat(film.get(i)).isEqualTo(forwards.get(i));
        }
    }

    @Test
    @Order(8)
    @Tag("step:1")
    @DisplayName("a step that is no moment of its own is seen in the next one")
    void everyStepCanBeFound() {
        everything();
        Film film = frames();

        for (Step step : trace.steps()) {
            Frame frame = film.get(film.at(step.number()));
            long later = frame.step().number() - step.number();
            assertThat(later).isEqualTo(step instanceof Step.Dequeued ? 1 : 0);
        }
    }

    private void everything() {
        loop.setTimeout("never", Duration.ofMillis(9), () -> {}).cancel();
        loop.setTimeout(
                "tick",
                Duration.ofNanos(2_500_000),
                () -> {
                    loop.print("two");
                    throw new IllegalStateException("oh");
                });
        loop.post(
                "main",
                () -> {
                    loop.call("inner", () -> loop.print("one"));
                    loop.queueMicrotask("micro", () -> loop.burn(Duration.ofMillis(1)));
                    Promise.resolved(loop, "tea");
                });
        loop.run();
    }

    private Film frames() {
        return Film.of(new Recording(Header.of("test", LoopModel.SIMPLE), trace.steps(), 0));
    }

    private static List<String> items(LoopState state, String lane) {
        return state.lane(lane).items();
    }

    private List<LoopState> states() {
        return frames().stream().map(Frame::after).toList();
    }
}
