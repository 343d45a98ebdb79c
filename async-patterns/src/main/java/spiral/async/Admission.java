package spiral.async;

import java.time.Duration;

/// A circuit breaker's answer to "may I call?", with the state that holds from now on.
public sealed interface Admission {
    /// The state after this answer; the very object that was asked if nothing changed.
    BreakerState next();

    /// How many calls may be made: 0 when refused.
    int permits();

    /// What each of these permits must name when it ends.
    default long generation() {
        return next().generation();
    }

    /// So many calls may be made, at least one.
    record Granted(BreakerState next, int permits) implements Admission {}

    /// No call may be made.
    ///
    /// @param retryAfter how long asking again is pointless, unless a probe comes back sooner
    record Refused(BreakerState next, Duration retryAfter) implements Admission {
        @Override
        public int permits() {
            return 0;
        }
    }
}
