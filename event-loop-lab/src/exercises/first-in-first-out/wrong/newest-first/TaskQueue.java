package spiral.eventloop;

import java.util.ArrayDeque;
import java.util.Deque;

/// A pile: what was put on top last is taken first.
final class TaskQueue {
    static final int LIMIT = 1 << 24;

    private final Deque<Task> waiting = new ArrayDeque<>();

    void add(Task task) {
        waiting.push(task);
    }

    Task take() {
        return waiting.pop();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }
}
