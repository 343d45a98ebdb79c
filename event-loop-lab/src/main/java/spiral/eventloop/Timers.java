package spiral.eventloop;

import java.util.Comparator;
import java.util.TreeSet;

/// The tasks that wait for their time: earliest due first, and of those due together the one that
/// was set first.
///
///     due:   5 ms     5 ms     9 ms
///            first    second   third      nextDue() = 5 ms
///
/// Knows nothing of clocks: the caller says what time it is. Times are nanoseconds on the loop's
/// clock. Adding, removing and taking cost O(log n). Only the loop's thread touches it.
final class Timers {
    /// What [#nextDue] says when no timer is set.
    static final long NEVER = Long.MAX_VALUE;

    /// The most timers that may be set at a time.
    static final int LIMIT = 1 << 24;

    /// One timer that is set.
    ///
    /// @param due when it may run, in nanoseconds
    /// @param order counts the timers in the order in which they were set
    record Entry(long due, long order, Task task) {}

    private static final Comparator<Entry> BY_DUE_THEN_ORDER =
            Comparator.comparingLong(Entry::due).thenComparingLong(Entry::order);

    private final TreeSet<Entry> entries = new TreeSet<>(BY_DUE_THEN_ORDER);
    private long added;

    /// Sets a timer.
    ///
    /// @throws IllegalStateException if [#LIMIT] timers are set already
    Entry add(long due, Task task) {
        if (entries.size() == LIMIT) {
            throw new IllegalStateException("too many timers: " + LIMIT + " are set");
        }
        Entry entry = new Entry(due, added++, task);
        entries.add(entry);
        return entry;
    }

    /// Takes a timer back; false if it is no longer set.
    boolean remove(Entry entry) {
        return entries.remove(entry);
    }

    /// When the next timer is due, or [#NEVER].
    long nextDue() {
        return entries.isEmpty() ? NEVER : entries.first().due();
    }

    /// Removes and returns the timer that is due first.
    ///
    /// @throws java.util.NoSuchElementException if none is set
    Entry takeFirst() {
        return entries.removeFirst();
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    int size() {
        return entries.size();
    }
}
