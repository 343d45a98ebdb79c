package spiral.eventloop.view;

import java.math.BigDecimal;

/// Writes times as people read them.
public final class Times {
    private static final int NANOS_PER_MS = 6;

    private Times() {}

    /// A time in milliseconds, exact: "0 ms", "10 ms", "0.25 ms".
    public static String text(long nanos) {
        return BigDecimal.valueOf(nanos, NANOS_PER_MS).stripTrailingZeros().toPlainString() + " ms";
    }
}
