package spiral.async;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Doubles the wait with every failure, up to the cap, and spreads it by chance.
///
///     attempt   1    2    3     4     5     6
///     NONE    100  200  400   800  1000  1000 ms     (first 100 ms, cap 1 s)
///     FULL    0..  0..  0..   0..   0..   0..        anything up to the line above
///
/// At hand: `Nanos.of(duration)` is a duration in nanoseconds. `Checks.positive(name, duration)`
/// and `Checks.atLeast(1, "attempt", attempt)` refuse with the value.
record ExponentialBackoff(Duration first, Duration cap, Jitter jitter) implements Backoff {
    ExponentialBackoff {
        // TODO step 3: refuse what cannot be meant, with the values
    }

    @Override
    public Duration delay(int attempt, Duration previous, RandomGenerator random) {
        // TODO step 1: first, twice that, and so on, up to the cap
        throw new UnsupportedOperationException("TODO step 1: answer the wait after this attempt");
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
        // TODO step 2: none, full, equal, decorrelated
        throw new UnsupportedOperationException("TODO step 2: spread the step by chance");
    }
}
