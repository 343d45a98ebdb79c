package spiral.async;

import java.time.Duration;

/// Durations as nanoseconds in a `long`, small enough that sums and differences of instants stay
/// meaningful (a difference of two clock readings is right up to 292 years).
final class Nanos {
    /// The longest wait there is: about 73 years. Longer durations are cut to it.
    static final long LONGEST = Long.MAX_VALUE / 4;

    private Nanos() {}

    /// The duration in nanoseconds, at least 0 and at most [#LONGEST].
    static long of(Duration duration) {
        if (duration.isNegative()) {
            return 0;
        }
        return duration.compareTo(Duration.ofNanos(LONGEST)) >= 0 ? LONGEST : duration.toNanos();
    }

    /// Has the instant `due` come? Right also when the clock's reading wraps around.
    static boolean reached(long due, long now) {
        return now - due >= 0;
    }
}
