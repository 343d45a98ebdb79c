package spiral.eventloop;

import java.util.ArrayDeque;
import java.util.Queue;

/// Does the work of the loop: runs what it hands out.
final class TaskQueue {
    static final int LIMIT = 1 << 24;

    private final Queue<Task> waiting = new ArrayDeque<>();

    void add(Task task) {
        waiting.add(task);
    }

    Task take() {
        Task task = waiting.remove();
        task.body().run();
        return task;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }
}
