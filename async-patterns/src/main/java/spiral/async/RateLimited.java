package spiral.async;

import java.time.Duration;

/// A rate limiter cannot serve this caller in the time that it is ready to wait.
public final class RateLimited extends Rejected {
    private static final long serialVersionUID = 1;

    RateLimited(Duration retryAfter) {
        super("the rate is used up, retry after " + retryAfter, retryAfter);
    }
}
