package spiral.async;

import static spiral.async.Checks.atLeast;
import static spiral.async.Checks.within;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Lets the rate round down.
public final class TokenBucket implements Meter {
    private final int burst;
    private final long interval;
    private final long window;

    private final AtomicLong arrival;

    public TokenBucket(Rate rate, int burst, long now) {
        this(rate, burst, burst, now);
    }

    public TokenBucket(Rate rate, int burst, int initial, long now) {
        this.burst = atLeast(1, "burst", burst);
        interval = Nanos.of(rate.per()) / rate.permits();
        if (interval > Nanos.LONGEST / burst) {
            throw new IllegalArgumentException(
                    "a burst of " + burst + " at " + rate + " takes more than 73 years to fill");
        }
        within(0, burst, "initial", initial);
        window = burst * interval;
        arrival = new AtomicLong(now + (burst - initial) * interval);
    }

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

    @Override
    public long nanosUntil(long permits, long now) {
        long ahead = later(arrival.get(), now) - now;
        return permits > Nanos.LONGEST / interval
                ? Nanos.LONGEST
                : Math.max(0, ahead + permits * interval - window);
    }

    public void giveBack(int permits) {
        arrival.addAndGet(-cost(permits));
    }

    @Override
    public void giveBack(int permits, long now) {
        giveBack(permits);
    }

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
