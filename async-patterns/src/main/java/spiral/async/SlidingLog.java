package spiral.async;

import static spiral.async.Checks.within;

import java.time.Duration;

/// Remembers the instant of every permit: never more than the rate in *any* span of the period.
///
///     period      |-----------------|
///     log      x  x     x   x       |      the next one is there when the oldest leaves the span
///
/// Exact, and as large as the rate: one number for each permit of a period.
final class SlidingLog implements Meter {
    /// How many permits a log remembers at most.
    static final int LARGEST = 1_000_000;

    private final long period;
    // all guarded by this: a ring of the instants at which permits were taken, oldest first
    private final long[] taken;
    private int oldest;
    private int count;

    SlidingLog(Rate rate) {
        period = Nanos.of(rate.per());
        taken = new long[within(1, LARGEST, "permits in a sliding log", rate.permits())];
    }

    @Override
    public synchronized boolean tryAcquire(int permits, long now) {
        check(permits);
        forget(now);
        if (permits > taken.length - count) {
            return false;
        }
        for (int i = 0; i < permits; i++) {
            taken[place(count++)] = now;
        }
        return true;
    }

    /// The latest ones leave the log: whose they were makes no difference to the sum, and it is
    /// never looser than the truth.
    @Override
    public synchronized void giveBack(int permits, long now) {
        count = Math.max(0, count - permits);
    }

    @Override
    public synchronized int available(long now) {
        forget(now);
        return taken.length - count;
    }

    @Override
    public int most() {
        return taken.length;
    }

    @Override
    public synchronized long nanosUntil(long permits, long now) {
        forget(now);
        long lacking = permits - (taken.length - count);
        if (lacking <= 0) {
            return 0;
        }
        long rounds = (lacking - 1) / taken.length;
        int leaving = (int) ((lacking - 1) % taken.length);
        long leaves = leaving < count ? taken[place(leaving)] - now + period : period;
        return Math.min(Nanos.LONGEST, leaves + Math.min(rounds, Nanos.LONGEST / period) * period);
    }

    private void forget(long now) {
        while (count > 0 && Nanos.reached(taken[oldest] + period, now)) {
            oldest = place(1);
            count--;
        }
    }

    private int place(int index) {
        return (oldest + index) % taken.length;
    }

    @Override
    public String toString() {
        return taken.length + " in any " + Duration.ofNanos(period);
    }
}
