package spiral.async;

import java.time.Duration;

/// As many calls are under way as may be, and nobody may wait. When a place will be free is not
/// known, so [#retryAfter] is zero.
public final class BulkheadFull extends Rejected {
    private static final long serialVersionUID = 1;

    BulkheadFull(int limit) {
        super(limit + " calls are under way, which is the limit", Duration.ZERO);
    }
}
