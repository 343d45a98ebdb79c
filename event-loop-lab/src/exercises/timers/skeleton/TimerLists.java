package spiral.eventloop;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/// Timers as Node keeps them: one list for each duration, first in, first out, and a set of the
/// *lists* by the time at which their first timer may be due.
///
///     lists in order    1 ms: a b      10 ms: c      50 ms: d e f
///     comes up          at 3           at 12         at 50
///
/// Times are cut to whole units. One thread only, the loop's own: you need no locks.
final class TimerLists implements TimerStore {
    /// What is done with the timers that are due.
    interface Firing {
        /// Runs the timer's task; false if that failed.
        boolean fire(Entry entry);

        /// Runs what comes between two timers.
        void between();
    }

    private final long unit;
    private final Map<Long, TimerList> byDuration = new HashMap<>();
    private final TreeSet<TimerList> byComingUp = new TreeSet<>();
    // counts the timers and the lists, as they are set and listed
    private long orders;

    /// @param unit nanoseconds to which all times are cut
    TimerLists(long unit) {
        this.unit = unit;
    }

    @Override
    public Entry add(long start, long duration, Task task) {
        requireRoom();
        // TODO step 1: cut both times; make an Entry; put it at the end of its duration's list
        throw new UnsupportedOperationException("TODO step 1: put the timer into its list");
    }

    /// Takes a timer back; a list that is empty then goes, too, also if it was that of a timer
    /// which is just running.
    @Override
    public boolean remove(Entry entry) {
        throw new UnsupportedOperationException("TODO step 2: take the timer out of its list");
    }

    /// When a list comes up next; its first timer may be due later.
    @Override
    public long nextDue() {
        // TODO step 3: not before one unit after the latest time told, if a list came up meanwhile
        throw new UnsupportedOperationException("TODO step 1: say when the first list comes up");
    }

    @Override
    public int size() {
        throw new UnsupportedOperationException("TODO step 1: count the timers that are set");
    }

    /// Fires what is due, list by list. The present stays what it was when this began: timers that
    /// are set meanwhile are not due.
    ///
    /// @return false if a timer failed; the rest waits to be run in the same way
    boolean runDue(long nanos, Firing firing) {
        // TODO step 2: call between before every timer but the first; it may take the next one back
        // TODO step 3: a list whose first timer is not due is listed again
        // TODO step 3: when fire answers false, stop there
        throw new UnsupportedOperationException("TODO step 1: fire the timers that are due");
    }

    private TimerList newList(long duration, long comesUp) {
        TimerList list = new TimerList(duration, comesUp, orders++);
        byComingUp.add(list);
        return list;
    }

    private void drop(TimerList list) {
        if (byDuration.remove(list.duration(), list)) {
            byComingUp.remove(list);
        }
    }

    private long cut(long nanos) {
        return nanos - nanos % unit;
    }
}
