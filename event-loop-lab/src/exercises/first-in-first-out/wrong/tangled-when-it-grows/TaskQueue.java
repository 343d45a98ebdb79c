package spiral.eventloop;

import java.util.Arrays;
import java.util.NoSuchElementException;

/// Copies the ring slot by slot, also when the line starts in the middle of it.
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

    private void grow() {
        ring = Arrays.copyOf(ring, 2 * size);
    }
}
