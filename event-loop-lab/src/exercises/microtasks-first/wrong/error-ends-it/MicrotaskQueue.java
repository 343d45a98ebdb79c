package spiral.eventloop;

import java.util.function.Consumer;

/// Catches around all of them at once.
final class MicrotaskQueue {
    private final TaskQueue waiting = new TaskQueue();
    private final Consumer<Task> runner;
    private final UncaughtHandler uncaught;
    private boolean draining;

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

    int checkpoint() {
        if (draining) {
            return 0;
        }
        draining = true;
        try {
            return drain();
        } catch (RuntimeException error) {
            uncaught.uncaught("checkpoint", error);
            return 0;
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

    private void run(Task microtask) {
        runner.accept(microtask);
    }
}
