package spiral.eventloop;

import java.util.function.Consumer;

/// The line that is always emptied before anything else may happen.
///
///     task ends --> checkpoint: take, run, take, run ... until empty --> next task
///                                       |                  ^
///                                       +-- queues more ---+
///
/// One thread only, the loop's own: you need no locks.
final class MicrotaskQueue {
    // A TaskQueue gives back what was added first: add(task), take(), isEmpty(), size().
    private final TaskQueue waiting = new TaskQueue();
    private final Consumer<Task> runner;
    private final UncaughtHandler uncaught;

    /// @param runner runs one microtask (`runner.accept(microtask)`) and lets its error through
    /// @param uncaught hears of every error: `uncaught.uncaught(microtask.name(), error)`
    MicrotaskQueue(Consumer<Task> runner, UncaughtHandler uncaught) {
        this.runner = runner;
        this.uncaught = uncaught;
    }

    void add(Task microtask) {
        // TODO step 1: let it wait in the line
        throw new UnsupportedOperationException("TODO step 1: let the microtask wait in the line");
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
        // TODO step 1: take and run until the line is empty
        // TODO step 2: an error of one must not stop the others
        // TODO step 2: a checkpoint inside a checkpoint has nothing to do
        throw new UnsupportedOperationException("TODO step 1: run those that wait");
    }
}
