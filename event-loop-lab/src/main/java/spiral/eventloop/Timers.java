package spiral.eventloop;

import java.util.Comparator;
import java.util.TreeSet;

/// The tasks that wait for their time: earliest due first, and of those due together the one that
/// was set first.
///
///     due:   5 ms     5 ms     9 ms
///            first    second   third      nextDue() = 5 ms
///
/// Adding, removing and taking cost O(log n). Only the loop's thread touches it.
final class Timers implements TimerStore {
    private static final Comparator<Entry> BY_DUE_THEN_ORDER =
            Comparator.comparingLong(Entry::due).thenComparingLong(Entry::order);

    private final TreeSet<Entry> entries = new TreeSet<>(BY_DUE_THEN_ORDER);
    private long added;

    @Override
    public Entry add(long start, long duration, Task task) {
        requireRoom();
        Entry entry = new Entry(start, start + duration, added++, task);
        entries.add(entry);
        return entry;
    }

    @Override
    public boolean remove(Entry entry) {
        return entries.remove(entry);
    }

    @Override
    public long nextDue() {
        return entries.isEmpty() ? NEVER : entries.first().due();
    }

    @Override
    public int size() {
        return entries.size();
    }

    /// Removes and returns the timer that is due first.
    ///
    /// @throws java.util.NoSuchElementException if none is set
    Entry takeFirst() {
        return entries.removeFirst();
    }
}
