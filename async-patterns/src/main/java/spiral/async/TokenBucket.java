package spiral.async;

import static spiral.async.Checks.atLeast;
import static spiral.async.Checks.within;

import java.time.Duration;
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
public final class TokenBucket implements Meter {
    private final int burst;
    private final long interval;
    private final long window;

    /// The theoretical arrival time. Invariant: at most burst · interval ahead of the latest `now`.
    private final AtomicLong arrival;

    /// A full bucket.
    ///
    /// @param rate how fast it fills
    /// @param burst how many permits it holds, at least 1
    /// @param now the reading of the clock, in nanoseconds
    /// @throws IllegalArgumentException if filling it would take more than 73 years
    public TokenBucket(Rate rate, int burst, long now) {
        this(rate, burst, burst, now);
    }

    /// A bucket with so many permits in it.
    ///
    /// @param initial from 0 to the burst
    public TokenBucket(Rate rate, int burst, int initial, long now) {
        this.burst = atLeast(1, "burst", burst);
        interval = rate.interval();
        if (interval > Nanos.LONGEST / burst) {
            throw new IllegalArgumentException(
                    "a burst of " + burst + " at " + rate + " takes more than 73 years to fill");
        }
        within(0, burst, "initial", initial);
        window = burst * interval;
        arrival = new AtomicLong(now + (burst - initial) * interval);
    }

    /// Takes so many permits if they are there now, or none.
    ///
    /// @throws IllegalArgumentException unless permits is from 1 to the burst: more can never be
    ///     granted
    @Override
    public boolean tryAcquire(int permits, long now) {
        long cost = cost(permits);
        while (true) {
            long before = arrival.get();
            long after = later(before, now) + cost;
            if (after - now > window) {
                return false;
            }
            if (arrival.compareAndSet(before, after)) {
                return true;
            }
        }
    }

    /// Nanoseconds until so many permits are there if nobody else takes any; 0 if they are there.
    /// Of more than the burst: until they could have been taken one by one.
    @Override
    public long nanosUntil(long permits, long now) {
        long ahead = later(arrival.get(), now) - now;
        return permits > Nanos.LONGEST / interval
                ? Nanos.LONGEST
                : Math.max(0, ahead + permits * interval - window);
    }

    /// Puts permits back that were taken and not used.
    public void giveBack(int permits) {
        arrival.addAndGet(-cost(permits));
    }

    @Override
    public void giveBack(int permits, long now) {
        giveBack(permits);
    }

    /// How many permits are there now.
    @Override
    public int available(long now) {
        long taken = later(arrival.get(), now) - now;
        return (int) Math.max(0, (window - taken) / interval);
    }

    @Override
    public int most() {
        return burst;
    }

    @Override
    public String toString() {
        return "one each " + Duration.ofNanos(interval) + ", bursts of " + burst;
    }

    private long cost(int permits) {
        if (permits < 1 || permits > burst) {
            check(permits);
        }
        return permits * interval;
    }

    private static long later(long arrival, long now) {
        return arrival - now > 0 ? arrival : now;
    }
}
