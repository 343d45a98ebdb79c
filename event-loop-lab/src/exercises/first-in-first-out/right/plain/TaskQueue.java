package spiral.eventloop;

import java.util.ArrayDeque;
import java.util.Queue;

/// A line of waiting tasks: first in, first out.
///
///     take() <-- [ a | b | c ] <-- add(d)
final class TaskQueue {
    /// The most tasks that may wait; a loop this far behind will not catch up.
    static final int LIMIT = 1 << 24;

    private final Queue<Task> waiting = new ArrayDeque<>();

    void add(Task task) {
        if (size() == LIMIT) {
            throw new IllegalStateException("the queue is full: " + LIMIT + " tasks wait");
        }
        waiting.add(task);
    }

    Task take() {
        return waiting.remove();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }
}
