package spiral.async;

import static spiral.async.Checks.atLeast;
import static spiral.async.Checks.within;

import java.util.concurrent.atomic.AtomicLong;

/// A token bucket in one number: fills at a rate up to `burst` permits, starts full, and takes the
/// time as an argument.
///
/// How this works: instead of counting tokens it keeps the *theoretical arrival time* (TAT), the
/// instant at which the bucket will be full again. Taking a permit moves that instant one interval
/// into the future; a permit is there as long as the bucket would be full within `burst` intervals.
///
///     now                 TAT                       now + burst · interval
///      |---- taken --------|------- still there -------------|
///
/// Time passing needs no code: `now` walks towards the TAT by itself. In any span of t nanoseconds
/// it grants at most burst + t / interval permits, also across the edges of any window. A refusal
/// only reads.
///
/// This is the generic cell rate algorithm (GCRA), ITU-T I.371, virtual scheduling form. Any number
/// of threads; a reading of the clock that is a little old makes it stricter, never looser.
public final class TokenBucket {
    private final int burst;
    private final long interval;

    /// The theoretical arrival time. Invariant: at most burst · interval ahead of the latest `now`.
    private final AtomicLong arrival;

    /// A full bucket.
    ///
    /// @param rate how fast it fills
    /// @param burst how many permits it holds, at least 1
    /// @param now the reading of the clock, in nanoseconds
    /// @throws IllegalArgumentException if filling it would take more than 73 years
    public TokenBucket(Rate rate, int burst, long now) {
        this.burst = atLeast(1, "burst", burst);
        interval = rate.interval();
        if (interval > Nanos.LONGEST / burst) {
            throw new IllegalArgumentException(
                    "a burst of " + burst + " at " + rate + " takes more than 73 years to fill");
        }
        arrival = new AtomicLong(now);
    }

    /// Takes so many permits if they are there now, or none.
    ///
    /// @throws IllegalArgumentException unless permits is from 1 to the burst: more can never be
    ///     granted
    public boolean tryAcquire(int permits, long now) {
        long cost = cost(permits);
        while (true) {
            long before = arrival.get();
            long after = later(before, now) + cost;
            if (after - now > burst * interval) {
                return false;
            }
            if (arrival.compareAndSet(before, after)) {
                return true;
            }
        }
    }

    /// Nanoseconds until so many permits are there if nobody else takes any; 0 if they are there.
    public long nanosUntil(int permits, long now) {
        long after = later(arrival.get(), now) + cost(permits);
        return Math.max(0, after - now - burst * interval);
    }

    /// Puts permits back that were taken and not used.
    public void giveBack(int permits) {
        arrival.addAndGet(-cost(permits));
    }

    /// How many permits are there now.
    public int available(long now) {
        long taken = later(arrival.get(), now) - now;
        return (int) Math.max(0, (burst * interval - taken) / interval);
    }

    /// Refuses what could never be granted.
    void check(int permits) {
        within(1, burst, "permits", permits);
    }

    private long cost(int permits) {
        check(permits);
        return permits * interval;
    }

    private static long later(long arrival, long now) {
        return arrival - now > 0 ? arrival : now;
    }
}
