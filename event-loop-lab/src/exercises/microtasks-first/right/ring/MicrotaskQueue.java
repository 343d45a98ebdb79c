package spiral.eventloop;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/// Keeps the line in a ring of slots of its own.
final class MicrotaskQueue {
    private final Queue<Task> waiting = new ArrayDeque<>();
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
        int ran = 0;
        for (Task next = waiting.poll(); next != null; next = waiting.poll()) {
            run(next);
            ran++;
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
