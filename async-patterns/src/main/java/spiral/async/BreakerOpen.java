package spiral.async;

import java.time.Duration;

/// A circuit breaker refused the call: what lies behind it has failed too often lately.
public final class BreakerOpen extends Rejected {
    private static final long serialVersionUID = 1;

    BreakerOpen(Duration retryAfter) {
        super("the circuit is open, retry after " + retryAfter, retryAfter);
    }
}
