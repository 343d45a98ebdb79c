package spiral.async;

import static spiral.async.Checks.atLeast;
import static spiral.async.Checks.positive;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Draws the upper half only.
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

    private long step(int attempt) {
        long base = Nanos.of(first);
        long most = Nanos.of(cap);
        int doublings = attempt - 1;
        return doublings >= Long.SIZE || base > most >> doublings ? most : base << doublings;
    }

    static long spread(
            Jitter jitter,
            long step,
            long first,
            long cap,
            Duration previous,
            RandomGenerator random) {
        return switch (jitter) {
            case NONE -> step;
            case FULL -> between(step / 2, step, random);
            case EQUAL -> between(step - step / 2, step, random);
            case DECORRELATED -> between(first, tripled(first, cap, previous), random);
        };
    }

    private static long tripled(long first, long cap, Duration previous) {
        long last = Math.max(Nanos.of(previous), first);
        return last > cap / 3 ? cap : last * 3;
    }

    private static long between(long least, long most, RandomGenerator random) {
        return random.nextLong(least, most + 1);
    }
}
