package spiral.eventloop;

import java.util.NoSuchElementException;

/// A chain: each link knows the one behind it.
///
///     first --> [ a ] --> [ b ] --> [ c ] <-- last
final class TaskQueue {
    static final int LIMIT = 1 << 24;

    private Link first;
    private Link last;
    private int size;

    void add(Task task) {
        if (size == LIMIT) {
            throw new IllegalStateException("the queue is full: " + LIMIT + " tasks wait");
        }
        Link link = new Link(task);
        if (first == null) {
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
        if (first == null) {
            last = null;
        }
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
