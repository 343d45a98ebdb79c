package spiral.queue;

import java.time.Duration;

/// Thrown by a handler whose attempt failed, and that knows how long a next one makes no sense: the
/// job waits at least so long, or as long as its back-off says, where that is longer. An answer, not
/// a mishap: it has no stack trace.
@SuppressWarnings("serial") // thrown and told, never serialised
public final class RetryLater extends Exception {
    /// Longest wait that a handler may ask for.
    public static final Duration LONGEST = Duration.ofDays(1);

    private final Duration atLeast;

    /// @param message what went wrong, for whoever reads the job's error
    /// @param atLeast the wait, 0 to [#LONGEST]
    public RetryLater(String message, Duration atLeast) {
        super(message, null, false, false);
        if (atLeast.isNegative() || atLeast.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a wait must be 0 to 1 day but was " + atLeast);
        }
        this.atLeast = atLeast;
    }

    /// How long the job waits at least.
    public Duration atLeast() {
        return atLeast;
    }
}
