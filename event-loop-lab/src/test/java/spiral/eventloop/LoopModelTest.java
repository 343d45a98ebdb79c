package spiral.eventloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("The order is a value")
class LoopModelTest {
    private static final Phase TIMERS = new Phase("timers", Phase.Action.MOVE_DUE_TIMERS, "due");
    private static final Phase RUN_TIMERS = new Phase("timers", Phase.Action.RUN_WAITING, "due");
    private static final Phase POLL = new Phase("poll", Phase.Action.RECEIVE, "poll");
    private static final Phase RUN_POLL = new Phase("poll", Phase.Action.RUN_WAITING, "poll");
    private static final Phase CHECK = new Phase("check", Phase.Action.RUN_WAITING, "immediates");

    /// Two queues to empty, three phases that run what waits: shaped like Node's.
    private static final LoopModel PHASED =
            new LoopModel(
                    "phased",
                    List.of(TIMERS, RUN_TIMERS, POLL, RUN_POLL, CHECK),
                    List.of("ticks", LoopModel.MICROTASKS));

    private final List<String> log = new ArrayList<>();
    private final Trace trace = new Trace();
    private final EventLoop loop =
            EventLoop.onVirtualClock().model(PHASED).output(log::add).trace(trace).build();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("the phases are served in the model's order, not in the order of queueing")
    void phasesAreServedInTheirOrder() {
        queue("immediates", "immediate");
        loop.post("posted", () -> loop.print("posted"));
        loop.setTimeout("timer", Duration.ZERO, () -> loop.print("timer"));

        loop.run();

        assertThat(log).containsExactly("timer", "posted", "immediate");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a phase runs what waits when it begins; what that adds waits for the next turn")
    void aPhaseRunsOneGeneration() {
        loop.enqueue(
                "immediates",
                "a",
                () -> {
                    queue("immediates", "later immediate");
                    loop.setTimeout("timer", Duration.ZERO, () -> loop.print("timer"));
                });
        queue("immediates", "b");

        loop.run();

        assertThat(log).containsExactly("b", "timer", "later immediate");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName(
            "a checkpoint empties its queues in the model's order, and again until all are empty")
    void aCheckpointEmptiesAllItsQueues() {
        loop.post(
                "main",
                () -> {
                    loop.queueMicrotask("micro", () -> queue("ticks", "tick of micro"));
                    loop.queueMicrotask("micro 2", () -> loop.print("micro 2"));
                    queue("ticks", "tick");
                    queue("immediates", "immediate");
                });

        loop.run();

        assertThat(log).containsExactly("tick", "micro 2", "tick of micro", "immediate");
        assertThat(trace.steps()).filteredOn(Step.CheckpointEnded.class::isInstance).hasSize(1);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("stop ends a phase in its middle")
    void stopEndsAPhase() {
        loop.enqueue("immediates", "a", loop::stop);
        queue("immediates", "b");

        loop.run();

        assertThat(log).isEmpty();
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("a queue that the model does not have is refused by name")
    void anUnknownQueueIsRefused() {
        assertThatThrownBy(() -> queue("idle", "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("idle");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("a model that fills a queue which it never runs is refused")
    void aQueueThatNeverRunsIsRefused() {
        assertThatThrownBy(() -> model(List.of(TIMERS, POLL, RUN_POLL), "microtasks"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fills due but never runs it");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a model that never receives, or never empties the microtasks, is refused")
    void anIncompleteModelIsRefused() {
        assertThatThrownBy(() -> model(List.of(TIMERS, RUN_TIMERS), "microtasks"))
                .hasMessageContaining("must have one phase RECEIVE but has 0");
        assertThatThrownBy(() -> model(PHASED.phases(), "ticks"))
                .hasMessageContaining("must empty microtasks but empties [ticks]");
    }

    private static LoopModel model(List<Phase> phases, String checkpoint) {
        return new LoopModel("wrong", phases, List.of(checkpoint));
    }

    private void queue(String queue, String text) {
        loop.enqueue(queue, text, () -> loop.print(text));
    }
}
