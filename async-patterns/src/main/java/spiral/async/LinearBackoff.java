package spiral.async;

import static spiral.async.Checks.atLeast;
import static spiral.async.Checks.positive;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Waits one step longer after each failure, up to the cap, and spreads it by chance.
///
///     attempt   1    2    3    4    5    6
///     NONE    100  200  300  400  500  500 ms        (step 100 ms, cap 500 ms)
record LinearBackoff(Duration step, Duration cap, Jitter jitter) implements Backoff {
    LinearBackoff {
        positive("step", step);
        if (cap.compareTo(step) < 0) {
            throw new IllegalArgumentException(
                    "cap must be at least the step " + step + " but was " + cap);
        }
    }

    @Override
    public Duration delay(int attempt, Duration previous, RandomGenerator random) {
        atLeast(1, "attempt", attempt);
        long most = Nanos.of(cap);
        long one = Nanos.of(step);
        long height = attempt > most / one ? most : attempt * one;
        return Duration.ofNanos(
                ExponentialBackoff.spread(jitter, height, one, most, previous, random));
    }
}
