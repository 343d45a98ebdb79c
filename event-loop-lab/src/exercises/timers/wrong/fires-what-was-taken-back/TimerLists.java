package spiral.eventloop;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/// Timers as Node keeps them: one list for each duration, first in, first out, and a priority queue
/// of the *lists* by the time at which their first timer may be due.
///
///     priority queue    1 ms: a b      10 ms: c      50 ms: d e f
///     comes up          at 3           at 12         at 50
///
/// How this works: within a list all have the same duration, so the order of setting is the order
/// of being due, and setting costs O(1). The price is that the time at which a list comes up is a
/// guess: it is corrected (to the first timer's time, but at least one unit from now) only when the
/// list comes up and its first timer is not due. That is why two timers of different durations
/// that are due together need not run in the order in which they were set.
///
/// Times are cut to whole units. Only the loop's thread touches it. Source: Node.js,
/// `lib/internal/timers.js` and `src/env.cc`.
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
    private long orders;
    private int size;
    // the latest time that anybody told; and what a list waits for that came up before it
    private long latest;
    private long notBefore;

    /// @param unit nanoseconds to which all times are cut
    TimerLists(long unit) {
        this.unit = unit;
    }

    @Override
    public Entry add(long start, long duration, Task task) {
        requireRoom();
        long from = cut(start);
        long time = cut(duration);
        latest = Math.max(latest, from);
        Entry entry = new Entry(from, from + time, orders++, task);
        byDuration.computeIfAbsent(time, _ -> newList(time, entry.due())).entries().add(entry);
        size++;
        return entry;
    }

    /// Takes a timer back; a list that is empty then goes, too, also if it was that of a timer
    /// which is just running.
    @Override
    public boolean remove(Entry entry) {
        TimerList list = byDuration.get(entry.due() - entry.start());
        if (list == null) {
            return false;
        }
        boolean removed = list.entries().remove(entry);
        size -= removed ? 1 : 0;
        if (list.entries().isEmpty()) {
            drop(list);
        }
        return removed;
    }

    /// When a list comes up next; its first timer may be due later.
    @Override
    public long nextDue() {
        return byComingUp.isEmpty() ? NEVER : Math.max(byComingUp.first().comesUp(), notBefore);
    }

    @Override
    public int size() {
        return size;
    }

    /// Fires what is due, list by list. The present stays what it was when this began: timers that
    /// are set meanwhile are not due.
    ///
    /// @return false if a timer failed; the rest waits to be run in the same way
    boolean runDue(long nanos, Firing firing) {
        long now = cut(nanos);
        latest = Math.max(latest, now);
        boolean first = true;
        while (!byComingUp.isEmpty() && byComingUp.first().comesUp() <= now) {
            TimerList list = byComingUp.first();
            if (!first) {
                firing.between();
            }
            first = false;
            if (!run(list, now, firing)) {
                return false;
            }
        }
        notBefore =
                !byComingUp.isEmpty() && byComingUp.first().comesUp() <= latest ? latest + unit : 0;
        return true;
    }

    private boolean run(TimerList list, long now, Firing firing) {
        boolean first = true;
        while (!list.entries().isEmpty()) {
            Entry entry = list.entries().getFirst();
            if (entry.due() > now) {
                comeUp(list, Math.max(entry.due(), now + unit));
                return true;
            }
            if (!first) {
                firing.between();
            }
            first = false;
            list.entries().remove(entry);
            size = byDuration.values().stream().mapToInt(each -> each.entries().size()).sum();
            if (!firing.fire(entry)) {
                return false;
            }
        }
        drop(list);
        return true;
    }

    private void comeUp(TimerList list, long when) {
        boolean listed = byComingUp.remove(list);
        list.comesUp(when, orders++);
        if (listed) {
            byComingUp.add(list);
        }
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
