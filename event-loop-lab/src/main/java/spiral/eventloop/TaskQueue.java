package spiral.eventloop;

import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A line of waiting tasks: first in, first out.
///
///      take() <-- [ a | b | c |   |   ] <-- add(d)
///                   ^ head      ^ head + size, modulo the ring's length
///
/// The tasks sit in a ring that doubles when it is full, so adding and taking cost a few
/// instructions and no garbage. Only the loop's thread touches it.
final class TaskQueue {
    /// The most tasks that may wait; a loop this far behind will not catch up.
    static final int LIMIT = 1 << 24;

    private static final int FIRST_LENGTH = 16;

    // the length is a power of two, so that `& (length - 1)` wraps around
    private @Nullable Task[] ring = new @Nullable Task[FIRST_LENGTH];
    private int head;
    private int size;

    /// Puts a task at the end of the line.
    ///
    /// @throws IllegalStateException if [#LIMIT] tasks wait already
    void add(Task task) {
        if (size == ring.length) {
            grow();
        }
        ring[(head + size) & (ring.length - 1)] = task;
        size++;
    }

    /// Removes and returns the task that waited longest.
    ///
    /// @throws NoSuchElementException if nothing waits; ask [#isEmpty] first
    Task take() {
        if (size == 0) {
            throw new NoSuchElementException("the queue is empty");
        }
        Task first = Objects.requireNonNull(ring[head]);
        ring[head] = null;
        head = (head + 1) & (ring.length - 1);
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
        if (size == LIMIT) {
            throw new IllegalStateException("the queue is full: " + LIMIT + " tasks wait");
        }
        @Nullable Task[] longer = Arrays.copyOfRange(ring, head, head + 2 * size);
        System.arraycopy(ring, 0, longer, size - head, head);
        Arrays.fill(longer, size, longer.length, null);
        ring = longer;
        head = 0;
    }
}
