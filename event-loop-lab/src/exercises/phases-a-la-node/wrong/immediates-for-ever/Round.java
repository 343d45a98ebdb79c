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
        for (int i = 0; i < phases.size() && !desk.closed(); i++) {
            serve(phases.get(i), queues.get(i));
        }
    }

    private void serve(Phase phase, TaskSource queue) {
        switch (phase.action()) {
            case RUN_WAITING -> run(phase, queue, queue.size());
            case RUN_CHECK -> check(phase, queue);
            default -> desk.serve(phase, queue);
        }
    }

    /// Runs so many tasks of the queue, or until the desk closes.
    void run(Phase phase, TaskSource queue, int count) {
        if (count > 0) {
            desk.enter(phase);
        }
        for (int i = 0; i < count && !desk.closed(); i++) {
            desk.run(phase.queue(), queue.take());
        }
    }

    // an immediate that fails leaves its microtasks to the next; if it was the last of those that
    // were here, those that were added meanwhile follow at once
    private void check(Phase phase, TaskSource queue) {
        desk.checkpoint();
        int count = queue.size();
        if (count > 0) {
            desk.enter(phase);
        }
        while (count > 0 && !desk.closed()) {
            desk.run(phase.queue(), queue.take());
            count--;
            if (count == 0) {
                count = queue.size();
            }
        }
    }
}
