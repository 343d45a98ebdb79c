package spiral.queue;

import java.time.Duration;

/// How fast jobs that share a key may start, over all processes together.
///
///     Limit.running(2)                                // two at once
///     Limit.starts(10, Duration.ofSeconds(1))         // ten a second
///     Limit.running(2).and(10, Duration.ofSeconds(1)) // both
///
/// @param running how many may run at once; 0 for any number
/// @param starts how many may start within `per`, all at once if they like; 0 for any number
/// @param per 1 ms to 1 day
public record Limit(int running, int starts, Duration per) {

    /// Checks every part.
    public Limit {
        if (running < 0 || starts < 0 || running + (long) starts == 0) {
            throw new IllegalArgumentException(
                    "a limit needs a positive number that may run or start but had %d and %d"
                            .formatted(running, starts));
        }
        if (per.compareTo(Duration.ofMillis(1)) < 0 || per.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "a limit's time must be 1 ms to 1 day but was " + per);
        }
    }

    /// So many at once.
    public static Limit running(int most) {
        return new Limit(most, 0, Duration.ofSeconds(1));
    }

    /// So many starts within this time.
    public static Limit starts(int most, Duration per) {
        return new Limit(0, most, per);
    }

    /// The same limit, and so many starts within this time.
    public Limit and(int most, Duration per) {
        return new Limit(running, most, per);
    }
}
