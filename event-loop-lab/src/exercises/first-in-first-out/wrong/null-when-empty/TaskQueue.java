package spiral.eventloop;

import java.util.ArrayDeque;
import java.util.Queue;

/// Says nothing when there is nothing.
final class TaskQueue {
    static final int LIMIT = 1 << 24;

    private final Queue<Task> waiting = new ArrayDeque<>();

    void add(Task task) {
        waiting.add(task);
    }

    Task take() {
        return waiting.poll();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }
}
