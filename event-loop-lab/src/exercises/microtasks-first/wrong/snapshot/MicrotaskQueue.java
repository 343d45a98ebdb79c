package spiral.eventloop;

import java.util.function.Consumer;

/// Counts once, before it begins.
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
        } finally {
            draining = false;
        }
    }

    private int drain() {
        int ran = waiting.size();
        for (int i = 0; i < ran; i++) {
            run(waiting.take());
        }
        return ran;
    }

    private void run(Task microtask) {
        try {
            runner.accept(microtask);
        } catch (Throwable error) {
            uncaught.uncaught(microtask.name(), error);
        }
    }
}
