package spiral.eventloop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Phases à la Node")
class RoundTest {
    private final Map<String, TaskSource> queues = new HashMap<>();
    private final List<String> log = new ArrayList<>();
    private final List<String> entered = new ArrayList<>();
    private final Round round =
            new Round(
                    List.of(
                            new Phase("timers", Phase.Action.RUN_TIMERS, "timers"),
                            new Phase("poll", Phase.Action.RECEIVE, "poll"),
                            new Phase("poll", Phase.Action.RUN_WAITING, "poll"),
                            new Phase("check", Phase.Action.RUN_CHECK, "immediates"),
                            new Phase("close", Phase.Action.RUN_WAITING, "closing")),
                    this::queue,
                    new Desk());
    private boolean closed;
    private long position;

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("the phases are served in their order, not in the order of queueing")
    void phasesAreServedInTheirOrder() {
        add("closing", "close");
        add("immediates", "immediate");
        add("poll", "answer");

        round.turn();

        assertThat(ran()).containsExactly("answer", "immediate", "close");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a phase runs all that waits, first in, first out")
    void aPhaseRunsAllThatWaits() {
        add("poll", "a");
        add("poll", "b");
        add("poll", "c");

        round.turn();

        assertThat(ran()).containsExactly("a", "b", "c");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("timers and receiving are left to the desk, at their place in the turn")
    void othersAreLeftToTheDesk() {
        add("poll", "answer");
        add("closing", "close");

        round.turn();

        assertThat(log).containsSubsequence("RUN_TIMERS timers", "RECEIVE poll", "answer", "close");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("a phase is entered once, and only if it has something to do")
    void aPhaseIsEnteredOnce() {
        add("poll", "a");
        add("poll", "b");
        add("immediates", "immediate");

        round.turn();

        assertThat(entered).containsExactly("poll", "check");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("what a task adds to its own phase waits for the next turn")
    void whatATaskAddsWaits() {
        add("poll", "a", () -> add("poll", "later"));
        add("poll", "b");

        round.turn();
        assertThat(ran()).containsExactly("a", "b");
        round.turn();

        assertThat(ran()).containsExactly("a", "b", "later");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("what a task adds to a later phase still runs in this turn")
    void aLaterPhaseIsStillServed() {
        add("poll", "answer", () -> add("immediates", "immediate"));

        round.turn();

        assertThat(ran()).containsExactly("answer", "immediate");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("when the desk closes, no other task begins and no other phase")
    void aClosedDeskEndsTheTurn() {
        add("poll", "a", () -> closed = true);
        add("poll", "b");
        add("immediates", "immediate");
        add("closing", "close");

        round.turn();

        assertThat(ran()).containsExactly("a");
    }

    @Test
    @Order(8)
    @Tag("step:3")
    @DisplayName("before the immediates, microtasks that are left are emptied")
    void theCheckBeginsWithACheckpoint() {
        add("immediates", "immediate");

        round.turn();

        assertThat(log).containsSubsequence("checkpoint", "immediate");
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("an immediate that an immediate adds waits for the next turn")
    void immediatesGoByGeneration() {
        add("immediates", "a", () -> add("immediates", "later"));
        add("immediates", "b");

        round.turn();
        assertThat(ran()).containsExactly("a", "b");
        round.turn();

        assertThat(ran()).containsExactly("a", "b", "later");
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("an immediate that fails before the last does not change the generation")
    void aFailedOneInTheMiddleChangesNothing() {
        add("immediates", "failing a", () -> add("immediates", "later"));
        add("immediates", "b");

        round.turn();

        assertThat(ran()).containsExactly("failing a", "b");
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("if the last immediate fails, those that were added meanwhile follow at once")
    void afterAFailedLastTheNextFollow() {
        add("immediates", "a", () -> add("immediates", "next"));
        add("immediates", "failing b");

        round.turn();

        assertThat(ran()).containsExactly("a", "failing b", "next");
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("a closed desk ends the immediates, too")
    void aClosedDeskEndsTheImmediates() {
        add("immediates", "a", () -> closed = true);
        add("immediates", "b");

        round.turn();

        assertThat(ran()).containsExactly("a");
    }

    /// Writes down what it is asked for; a task whose name begins with "failing" fails.
    private final class Desk implements Round.Desk {
        @Override
        public boolean closed() {
            return closed;
        }

        @Override
        public void enter(Phase phase) {
            entered.add(phase.name());
        }

        @Override
        public boolean run(String queue, Task task) {
            log.add(task.name());
            task.body().run();
            return !task.name().startsWith("failing");
        }

        @Override
        public void checkpoint() {
            log.add("checkpoint");
        }

        @Override
        public void serve(Phase phase, TaskSource queue) {
            log.add(phase.action() + " " + phase.queue());
        }
    }

    private List<String> ran() {
        return log.stream()
                .filter(entry -> !entry.contains("checkpoint") && !entry.startsWith("R"))
                .toList();
    }

    private TaskSource queue(String name) {
        return queues.computeIfAbsent(name, _ -> new TaskSource());
    }

    private void add(String queue, String name) {
        add(queue, name, () -> {});
    }

    private void add(String queue, String name, Runnable body) {
        queue(queue).add(new Task(++position, name, body), position);
    }
}
