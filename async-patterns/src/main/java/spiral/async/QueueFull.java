package spiral.async;

import java.time.Duration;

/// A policy has as many waiting callers as it may have.
public final class QueueFull extends Rejected {
    private static final long serialVersionUID = 1;

    QueueFull(int limit, Duration retryAfter) {
        super(limit + " callers are waiting already, which is the limit", retryAfter);
    }
}
