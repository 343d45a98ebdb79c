package spiral.eventloop;

import java.util.NoSuchElementException;

/// Leaves each taken task in its slot.
final class TaskQueue {
    static final int LIMIT = 1 << 24;

    private Task[] ring = new Task[16];
    private int head;
    private int size;

    void add(Task task) {
        if (size == ring.length) {
            grow();
        }
        ring[(head + size) % ring.length] = task;
        size++;
    }

    Task take() {
        if (size == 0) {
            throw new NoSuchElementException("the queue is empty");
        }
        Task first = ring[head];
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

    private void grow() {
        Task[] longer = new Task[2 * size];
        for (int i = 0; i < size; i++) {
            longer[i] = ring[(head + i) % ring.length];
        }
        ring = longer;
        head = 0;
    }
}
