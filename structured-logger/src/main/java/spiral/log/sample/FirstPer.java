package spiral.log.sample;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import spiral.log.Event;
import spiral.log.Sampler;

/// Admits the first `n` events of each period, such as of each second: a constant limit, however
/// many come. The periods are those of the events' own time and begin at 1970-01-01T00:00Z.
///
/// How this works: window number and count share one long (40 and 24 bits), so both change at once
/// and two threads at a window's edge cannot both begin it. An event that is at most one window
/// late, overtaken by another thread's, counts in the open window; one that is older means that the
/// clock was set back, and opens its own.
public final class FirstPer implements Sampler {
    /// The count has 24 bits.
    public static final int MAX_N = (1 << 24) - 1;

    private static final int COUNT_BITS = 24;
    private static final long WINDOW_MASK = (1L << 40) - 1;

    private final int n;
    private final long periodMicros;
    // window number << 24 | events admitted in it; -1 before the first event
    private final AtomicLong state = new AtomicLong(-1);

    /// The first `n` per `period`.
    public FirstPer(int n, Duration period) {
        if (n < 1 || n > MAX_N) {
            throw new IllegalArgumentException("n must be from 1 to " + MAX_N + " but was " + n);
        }
        if (period.toMillis() < 1) {
            throw new IllegalArgumentException("period must be at least 1 ms but was " + period);
        }
        this.n = n;
        this.periodMicros = period.toMillis() * 1_000;
    }

    @Override
    public boolean admits(Event event) {
        long window = Math.floorDiv(event.epochMicros(), periodMicros) & WINDOW_MASK;
        while (true) {
            long before = state.get();
            long after = next(before, window);
            if (after == before) {
                return false;
            }
            if (state.compareAndSet(before, after)) {
                return true;
            }
        }
    }

    /// The state with one more event admitted in its window, or the same state when that is full.
    private long next(long before, long window) {
        long open = before >>> COUNT_BITS;
        if (before == -1 || (window != open && window != ((open - 1) & WINDOW_MASK))) {
            return (window << COUNT_BITS) | 1;
        }
        long count = before & MAX_N;
        return count < n ? before + 1 : before;
    }
}
