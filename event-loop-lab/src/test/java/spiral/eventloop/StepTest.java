package spiral.eventloop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.eventloop.promise.Promise;

@DisplayName("Everything that happens is a step")
class StepTest {
    private static final long MS = 1_000_000;

    private final Trace trace = new Trace();
    private final EventLoop loop =
            EventLoop.onVirtualClock().trace(trace).onUncaught((name, error) -> {}).build();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a task is queued, taken, and on the stack while it runs")
    void theLifeOfATask() {
        loop.post("main", () -> loop.print("hello"));

        loop.run();

        assertThat(trace.steps())
                .containsExactly(
                        new Step.Enqueued(1, 0, "macrotasks", 1, "main", 0, ""),
                        new Step.PhaseEntered(2, 0, "tasks"),
                        new Step.Dequeued(3, 0, "macrotasks", 1, "main"),
                        new Step.Pushed(4, 0, "main", ""),
                        new Step.Output(5, 0, "out", "hello", ""),
                        new Step.Popped(6, 0, "main"));
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a microtask runs between the two ends of a checkpoint, and knows who queued it")
    void theLifeOfAMicrotask() {
        loop.post("main", () -> loop.queueMicrotask("micro", () -> {}));

        loop.run();

        assertThat(trace.steps())
                .contains(new Step.Enqueued(5, 0, "microtasks", 2, "micro", 1, ""))
                .endsWith(
                        new Step.CheckpointBegan(7, 0, 1),
                        new Step.Dequeued(8, 0, "microtasks", 2, "micro"),
                        new Step.Pushed(9, 0, "micro", ""),
                        new Step.Popped(10, 0, "micro"),
                        new Step.CheckpointEnded(11, 0, 1));
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a timer is set, the clock jumps to it, it joins the queue and runs")
    void theLifeOfATimer() {
        loop.setTimeout("tick", Duration.ofMillis(10), () -> {});

        loop.run();

        assertThat(trace.steps())
                .startsWith(
                        new Step.TimerSet(1, 0, 1, "tick", 10 * MS, 0, ""),
                        new Step.ClockJumped(2, 10 * MS, 0),
                        new Step.PhaseEntered(3, 10 * MS, "timers"),
                        new Step.TimerDue(4, 10 * MS, "macrotasks", 1, "tick", 10 * MS));
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("cancelling, working, failing and settling are steps")
    void otherSteps() {
        loop.setTimeout("tick", Duration.ofMillis(10), () -> {}).cancel();
        loop.post("work", () -> loop.burn(Duration.ofMillis(3)));
        loop.post("bad", () -> Promise.resolved(loop, 1 / Integer.parseInt("0")));
        loop.post("good", () -> Promise.resolved(loop, "tea"));

        loop.run();

        assertThat(trace.steps())
                .anyMatch(
                        step -> step instanceof Step.Cancelled(_, _, _, long task, _) && task == 1)
                .anyMatch(step ->
                        step instanceof Step.Burned(_, long to, long from) && to - from == 3 * MS)
                .anyMatch(step ->
                        step instanceof Step.Failed(_, _, String name, _) && name.equals("bad"))
                .anyMatch(step ->
                        step instanceof Step.Settled(_, _, _, boolean ok, String value, _)
                                && ok
                                && value.equals("tea"));
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("an error leaves the stack before it is reported")
    void anErrorLeavesTheStackFirst() {
        loop.post(
                "bad",
                () ->
                        loop.call(
                                "inner",
                                () -> {
                                    throw new IllegalStateException("oh");
                                }));

        loop.run();

        assertThat(trace.steps())
                .endsWith(
                        new Step.Popped(6, 0, "inner"),
                        new Step.Popped(7, 0, "bad"),
                        new Step.Failed(8, 0, "bad", "IllegalStateException: oh"));
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("steps are numbered without a gap, also over several runs")
    void stepsAreNumberedWithoutAGap() {
        loop.post("a", () -> {});
        loop.run();
        loop.post("b", () -> {});
        loop.run();

        assertThat(trace.steps().stream().map(Step::number))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 10).boxed().toList());
        assertThat(trace.dropped()).isZero();
    }
}
