package spiral.eventloop;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// The timers of one duration, in the order in which they were set, and when to look at them next.
///
/// Lists are ordered by the time at which they come up; of two that come up together, the one that
/// was listed first is first. Whoever keeps them in order takes a list out before it is given
/// another time. Only the loop's thread touches it.
final class TimerList implements Comparable<TimerList> {
    private static final Comparator<TimerList> BY_COMING_UP =
            Comparator.<TimerList>comparingLong(list -> list.comesUp)
                    .thenComparingLong(list -> list.order);

    private final long duration;
    private final SequencedSet<TimerStore.Entry> entries = new LinkedHashSet<>();
    private long comesUp;
    private long order;

    /// @param order counts up with each listing, and is never the same twice
    TimerList(long duration, long comesUp, long order) {
        this.duration = duration;
        this.comesUp = comesUp;
        this.order = order;
    }

    long duration() {
        return duration;
    }

    /// Its timers, the one that was set first in front.
    SequencedSet<TimerStore.Entry> entries() {
        return entries;
    }

    /// When to look at it next.
    long comesUp() {
        return comesUp;
    }

    /// Lists it anew, behind all that come up at the same time.
    void comesUp(long when, long newOrder) {
        comesUp = when;
        order = newOrder;
    }

    @Override
    public int compareTo(TimerList other) {
        return BY_COMING_UP.compare(this, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
