package spiral.async;

import java.time.Duration;

/// Counts anew in each period: simple, and loose at the edges, where twice the rate can pass within
/// a moment. For quotas that are defined that way; otherwise a [TokenBucket] is fairer.
///
///     period   |      xxxxx|xxxxx      |        5 in each period, and 10 around the edge
final class FixedWindow implements Meter {
    private final int limit;
    private final long period;
    // all guarded by this
    private long begun;
    private int used;

    FixedWindow(Rate rate, long now) {
        limit = rate.permits();
        period = Nanos.of(rate.per());
        begun = now;
    }

    @Override
    public synchronized boolean tryAcquire(int permits, long now) {
        check(permits);
        turn(now);
        if (permits > limit - used) {
            return false;
        }
        used += permits;
        return true;
    }

    /// What was taken in an earlier period is forgotten already.
    @Override
    public synchronized void giveBack(int permits, long now) {
        turn(now);
        used = Math.max(0, used - permits);
    }

    @Override
    public synchronized int available(long now) {
        turn(now);
        return limit - used;
    }

    @Override
    public int most() {
        return limit;
    }

    @Override
    public synchronized long nanosUntil(long permits, long now) {
        turn(now);
        long lacking = permits - (limit - used);
        if (lacking <= 0) {
            return 0;
        }
        long rounds = Math.min((lacking - 1) / limit, Nanos.LONGEST / period);
        return Math.min(Nanos.LONGEST, begun + period - now + rounds * period);
    }

    private void turn(long now) {
        long passed = (now - begun) / period;
        if (passed > 0) {
            begun += passed * period;
            used = 0;
        }
    }

    @Override
    public String toString() {
        return limit + " in each " + Duration.ofNanos(period);
    }
}
