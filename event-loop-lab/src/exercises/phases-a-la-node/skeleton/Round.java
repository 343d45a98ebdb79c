package spiral.eventloop;

import java.util.List;
import java.util.function.Function;

/// One turn of the loop: goes through the phases in their order, and serves each by its rule.
///
///     timers --> poll --> check --> close        one turn
///                  |        |
///                  |        +-- immediates: those that are here now; what they add, next turn
///                  +-- callbacks: those that are here now; what they add, next turn
///
/// Every task has a checkpoint behind it, which is the desk's business. So is a phase that does
/// not simply run what waits: timers, receiving, frames.
///
/// Source: libuv, `uv_run`; Node.js, `processImmediate` in `lib/internal/timers.js`. Only the
/// loop's thread touches it.
final class Round {
    /// What a round needs of the loop around it.
    interface Desk {
        /// Whether the loop has ended: then no other task begins, and no other phase.
        boolean closed();

        /// Notes that there is something to do in this phase.
        void enter(Phase phase);

        /// Runs a task, and the checkpoint behind it; false if the task failed and by the model's
        /// rule skipped the checkpoint.
        boolean run(String queue, Task task);

        /// Empties what is left of the microtask queues.
        void checkpoint();

        /// Serves a phase whose action is neither `RUN_WAITING` nor `RUN_CHECK`.
        void serve(Phase phase, TaskSource queue);
    }

    private final List<Phase> phases;
    private final List<TaskSource> queues;
    private final Desk desk;

    /// @param queues finds a queue by its name
    Round(List<Phase> phases, Function<String, TaskSource> queues, Desk desk) {
        this.phases = phases;
        this.queues = phases.stream().map(phase -> queues.apply(phase.queue())).toList();
        this.desk = desk;
    }

    /// Goes once through all phases, or until the desk closes.
    void turn() {
        // TODO step 1: serve each phase by its action; queues.get(i) belongs to phases.get(i)
        // TODO step 2: when the desk is closed, stop
        throw new UnsupportedOperationException("TODO step 1: go from phase to phase");
    }

    /// Runs so many tasks of the queue, or until the desk closes.
    void run(Phase phase, TaskSource queue, int count) {
        // TODO step 2: when the desk is closed, stop
        throw new UnsupportedOperationException("TODO step 1: enter the phase and run the tasks");
    }

    private void check(Phase phase, TaskSource queue) {
        // TODO step 3: if the last one skips its checkpoint, those that were added follow
        throw new UnsupportedOperationException("TODO step 3: run a generation of immediates");
    }
}
