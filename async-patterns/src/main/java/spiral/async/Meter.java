package spiral.async;

import java.time.Duration;

/// Counts the permits of a [RateLimiter]: how many there are is a question of time alone, and time
/// is an argument. [TokenBucket], [SlidingLog] and [FixedWindow] are the three ways to count.
///
/// Any number of threads. Taking and giving back are exact; what the others say may be older than
/// the answer.
interface Meter {
    /// Takes so many permits if they are there now, or none.
    ///
    /// @throws IllegalArgumentException unless permits is from 1 to [#most]
    boolean tryAcquire(int permits, long now);

    /// Puts permits back that were taken and not used.
    void giveBack(int permits, long now);

    /// How many permits are there now.
    int available(long now);

    /// How many permits can be there at the same time.
    int most();

    /// Nanoseconds until so many permits are there if nobody else takes any; 0 if they are there.
    /// Of more than [#most]: until they could have been taken one by one.
    long nanosUntil(long permits, long now);

    /// Refuses what could never be granted.
    default void check(int permits) {
        Checks.within(1, most(), "permits", permits);
    }

    /// Waits this long with nobody looking; for a message.
    default Duration wait(long permits, long now) {
        return Duration.ofNanos(nanosUntil(permits, now));
    }
}
