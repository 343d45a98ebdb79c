package spiral.eventloop;

import java.util.NoSuchElementException;

/// A chain that, once empty, still hangs new links on its old last one.
final class TaskQueue {
    static final int LIMIT = 1 << 24;

    private Link first;
    private Link last;
    private int size;

    void add(Task task) {
        Link link = new Link(task);
        if (last == null) {
            first = link;
        } else {
            last.next = link;
        }
        last = link;
        size++;
    }

    Task take() {
        if (first == null) {
            throw new NoSuchElementException("the queue is empty");
        }
        Task task = first.task;
        first = first.next;
        size--;
        return task;
    }

    boolean isEmpty() {
        return first == null;
    }

    int size() {
        return size;
    }

    private static final class Link {
        private final Task task;
        private Link next;

        Link(Task task) {
            this.task = task;
        }
    }
}
