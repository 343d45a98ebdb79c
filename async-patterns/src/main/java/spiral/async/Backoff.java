package spiral.async;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait after a failed attempt: a pure function, so that it can be tested without time
/// and computed by any process from what a store remembers.
///
/// An implementation returns a delay that is never negative, has an upper bound, takes all chance
/// from `random`, and keeps no state. The suite `BackoffContract` says so in tests.
@FunctionalInterface
public interface Backoff {
    /// The wait between a failed attempt and the next one.
    ///
    /// @param attempt the number of the attempt that failed, from 1
    /// @param previous the wait before that attempt; zero for the first attempt or when not known
    /// @param random where chance comes from
    Duration delay(int attempt, Duration previous, RandomGenerator random);

    /// The same wait after every failure.
    static Backoff constant(Duration delay) {
        return new ConstantBackoff(delay);
    }

    /// `first`, doubled with every failure up to `cap`, and spread by `jitter`.
    ///
    /// @throws IllegalArgumentException unless 0 < first <= cap
    static Backoff exponential(Duration first, Duration cap, Jitter jitter) {
        return new ExponentialBackoff(first, cap, jitter);
    }

    /// `step`, and one more with every failure up to `cap`, spread by `jitter`.
    ///
    /// @throws IllegalArgumentException unless 0 < step <= cap
    static Backoff linear(Duration step, Duration cap, Jitter jitter) {
        return new LinearBackoff(step, cap, jitter);
    }
}
