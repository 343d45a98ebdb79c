package spiral.eventloop;

import java.util.function.Consumer;

/// The line that is always emptied before anything else may happen.
///
///     task ends --> checkpoint: take, run, take, run ... until empty --> next task
///                                       |                  ^
///                                       +-- queues more ---+
///
/// A microtask queued by a microtask joins the line that is being emptied, so it runs in the same
/// checkpoint. A microtask that queues itself forever starves every timer and every task.
///
/// Source: HTML Standard, "perform a microtask checkpoint". Only the loop's thread touches it.
final class MicrotaskQueue {
    private final TaskQueue waiting = new TaskQueue();
    private final Consumer<Task> runner;
    private final UncaughtHandler uncaught;
    private boolean draining;

    /// @param runner runs one microtask and lets its error through
    /// @param uncaught hears of every error; the microtasks behind it run all the same
    MicrotaskQueue(Consumer<Task> runner, UncaughtHandler uncaught) {
        this.runner = runner;
        this.uncaught = uncaught;
    }

    void add(Task microtask) {
        waiting.add(microtask);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }

    /// Runs microtasks until none is left and returns how many ran. Does nothing when a checkpoint
    /// is already under way.
    int checkpoint() {
        if (draining) {
            return 0;
        }
        draining = true;
        try {
            return drain();
        } finally {
            draining = false;
        }
    }

    private int drain() {
        int ran = 0;
        while (!waiting.isEmpty()) {
            run(waiting.take());
            ran++;
        }
        return ran;
    }

    // whatever a microtask throws, the next one must run
    private void run(Task microtask) {
        try {
            runner.accept(microtask);
        } catch (Throwable error) {
            uncaught.uncaught(microtask.name(), error);
        }
    }
}
