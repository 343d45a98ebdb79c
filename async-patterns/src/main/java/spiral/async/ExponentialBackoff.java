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
        long step = step(attempt);
        long nanos =
                switch (jitter) {
                    case NONE -> step;
                    case FULL -> between(0, step, random);
                    case EQUAL -> between(step - step / 2, step, random);
                    case DECORRELATED -> between(Nanos.of(first), tripled(previous), random);
                };
        return Duration.ofNanos(nanos);
    }

    /// min(cap, first · 2^(attempt − 1)): shifts the cap down rather than `first` up.
    private long step(int attempt) {
        long base = Nanos.of(first);
        long most = Nanos.of(cap);
        int doublings = attempt - 1;
        return doublings >= Long.SIZE || base > most >> doublings ? most : base << doublings;
    }

    /// min(cap, 3 · previous), where no wait is shorter than the first.
    private long tripled(Duration previous) {
        long last = Math.max(Nanos.of(previous), Nanos.of(first));
        long most = Nanos.of(cap);
        return last > most / 3 ? most : last * 3;
    }

    private static long between(long least, long most, RandomGenerator random) {
        return random.nextLong(least, most + 1);
    }
}
