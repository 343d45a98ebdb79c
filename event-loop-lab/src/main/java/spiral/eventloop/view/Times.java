package spiral.eventloop.view;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Writes times as people read them.
public final class Times {
    private static final int NANOS_PER_MS = 6;
    private static final int MICROS = 3;
    private static final int NANOS_PER_MICRO = 1_000;

    private Times() {}

    /// A time in milliseconds: "0 ms", "10 ms", "0.25 ms". What is longer than a microsecond is
    /// rounded to one.
    public static String text(long nanos) {
        BigDecimal time = BigDecimal.valueOf(nanos, NANOS_PER_MS);
        BigDecimal shown =
                Math.abs(nanos) < NANOS_PER_MICRO
                        ? time
                        : time.setScale(MICROS, RoundingMode.HALF_UP);
        return shown.stripTrailingZeros().toPlainString() + " ms";
    }
}
