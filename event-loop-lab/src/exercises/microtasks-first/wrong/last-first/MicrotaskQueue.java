package spiral.eventloop;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/// Takes from the end where the others were put.
final class MicrotaskQueue {
    private final Deque<Task> waiting = new ArrayDeque<>();
    private final Consumer<Task> runner;
    private final UncaughtHandler uncaught;
    private boolean draining;

    MicrotaskQueue(Consumer<Task> runner, UncaughtHandler uncaught) {
        this.runner = runner;
        this.uncaught = uncaught;
    }

    void add(Task microtask) {
        waiting.push(microtask);
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
        while (!waiting.isEmpty()) {
            run(waiting.pop());
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
