package spiral.async;

import static spiral.async.Checks.atLeast;
import static spiral.async.Checks.positive;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Doubles the wait with every failure, up to the cap, and spreads it by chance.
///
///     attempt   1    2    3     4     5     6
///     NONE    100  200  400   800  1000  1000 ms     (first 100 ms, cap 1 s)
///     FULL    0..  0..  0..   0..   0..   0..        anything up to the line above
///
/// No draw passes the cap, whatever the attempt: the doubling stops before it could overflow.
record ExponentialBackoff(Duration first, Duration cap, Jitter jitter) implements Backoff {
    ExponentialBackoff {
        positive("first delay", first);
        if (cap.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "cap must be at least the first delay " + first + " but was " + cap);
        }
    }

    @Override
    public Duration delay(int attempt, Duration previous, RandomGenerator random) {
        atLeast(1, "attempt", attempt);
        long spread =
                spread(jitter, step(attempt), Nanos.of(first), Nanos.of(cap), previous, random);
        return Duration.ofNanos(spread);
    }

    /// min(cap, first · 2^(attempt − 1)): shifts the cap down rather than `first` up.
    private long step(int attempt) {
        long base = Nanos.of(first);
        long most = Nanos.of(cap);
        int doublings = attempt - 1;
        return doublings >= Long.SIZE || base > most >> doublings ? most : base << doublings;
    }

    /// The delay that chance makes of the step, in nanoseconds, never more than the cap.
    ///
    /// @param step the delay without jitter
    /// @param first the shortest delay without jitter
    /// @param cap the longest delay
    static long spread(
            Jitter jitter,
            long step,
            long first,
            long cap,
            Duration previous,
            RandomGenerator random) {
        return switch (jitter) {
            case NONE -> step;
            case FULL -> between(0, step, random);
            case EQUAL -> between(step - step / 2, step, random);
            case DECORRELATED -> between(first, tripled(first, cap, previous), random);
        };
    }

    /// min(cap, 3 · previous), where no wait is shorter than the first.
    private static long tripled(long first, long cap, Duration previous) {
        long last = Math.max(Nanos.of(previous), first);
        return last > cap / 3 ? cap : last * 3;
    }

    private static long between(long least, long most, RandomGenerator random) {
        return random.nextLong(least, most + 1);
    }
}
