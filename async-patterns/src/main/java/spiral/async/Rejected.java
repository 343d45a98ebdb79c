package spiral.async;

import java.time.Duration;

/// A policy refused to do the work: nothing was started, and nothing is wrong with this caller.
///
/// Refusals come in crowds, so they carry no stack trace.
public abstract sealed class Rejected extends RuntimeException
        permits BreakerOpen, BulkheadFull, QueueFull, RateLimited {
    private static final long serialVersionUID = 1;

    private final Duration retryAfter;

    Rejected(String message, Duration retryAfter) {
        super(message, null, false, false);
        this.retryAfter = retryAfter;
    }

    /// How long asking again is pointless, as far as one can tell now.
    public final Duration retryAfter() {
        return retryAfter;
    }
}
