package spiral.eventloop;

import java.util.NoSuchElementException;

/// A ring that never gets longer: the seventeenth task lands on the first.
final class TaskQueue {
    static final int LIMIT = 1 << 24;

    private Task[] ring = new Task[16];
    private int head;
    private int size;

    void add(Task task) {
        ring[(head + size) % ring.length] = task;
        size++;
    }

    Task take() {
        if (size == 0) {
            throw new NoSuchElementException("the queue is empty");
        }
        Task first = ring[head];
        ring[head] = null;
        head = (head + 1) % ring.length;
        size--;
        return first;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }
}
