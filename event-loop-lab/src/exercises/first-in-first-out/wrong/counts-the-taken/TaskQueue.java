package spiral.eventloop;

import java.util.ArrayDeque;
import java.util.Queue;

/// Counts what came, and forgets to count what went.
final class TaskQueue {
    static final int LIMIT = 1 << 24;

    private final Queue<Task> waiting = new ArrayDeque<>();
    private int size;

    void add(Task task) {
        waiting.add(task);
        size++;
    }

    Task take() {
        return waiting.remove();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return size;
    }
}
