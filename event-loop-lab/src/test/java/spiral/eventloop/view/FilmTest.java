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
import spiral.eventloop.view.LoopState.Waiting;

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

        assertThat(states.get(0).queue(LoopModel.MACROTASKS))
                .containsExactly(new Waiting(1, "main", 0));
        assertThat(states.get(1).stack()).containsExactly("main");
        assertThat(states.get(1).queue(LoopModel.MACROTASKS)).isEmpty();
        assertThat(states.get(2).stack()).isEmpty();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("timers stand in the order in which they are due, then in that of setting")
    void timersStandInOrder() {
        loop.setTimeout("late", Duration.ofMillis(20), () -> {});
        loop.setTimeout("early", Duration.ofMillis(10), () -> {});
        loop.setTimeout("early too", Duration.ofMillis(10), () -> {});

        assertThat(states().getLast().timers().stream().map(Waiting::name))
                .containsExactly("early", "early too", "late");
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

        assertThat(due.timers()).isEmpty();
        assertThat(due.queue(LoopModel.MACROTASKS).stream().map(Waiting::name))
                .containsExactly("tick");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("at the end nothing is on the stack or waits, and all output stands in order")
    void atTheEndAllIsEmpty() {
        everything();

        LoopState end = states().getLast();

        assertThat(end.stack()).isEmpty();
        assertThat(end.timers()).isEmpty();
        assertThat(end.queues().values()).allSatisfy(queue -> assertThat(queue).isEmpty());
        assertThat(end.output()).containsExactly("one", "two");
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

        assertThat(Film.of(trace.steps())).isEqualTo(Film.of(trace.steps()));
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

    private List<Frame> frames() {
        return Film.of(trace.steps());
    }

    private List<LoopState> states() {
        return frames().stream().map(Frame::after).toList();
    }
}
