package spiral.eventloop.node;

import java.time.Duration;

/// What Node makes of the number that is given to `setTimeout`.
///
/// @param least milliseconds below which a delay becomes `least`
/// @param most milliseconds above which a delay becomes `least`, too
record TimerRule(double least, double most) {
    static final TimerRule NODE = new TimerRule(1, Integer.MAX_VALUE);

    private static final double NANOS = 1_000_000;

    /// The delay; NaN becomes the least.
    Duration delay(double millis) {
        return duration(millis >= least && millis <= most ? millis : least);
    }

    boolean overflows(double millis) {
        return millis > most;
    }

    static Duration duration(double millis) {
        return Duration.ofNanos((long) (millis * NANOS));
    }

    static String overflow(double millis) {
        boolean whole = millis == Math.rint(millis) && millis < 1e15;
        String text = whole ? "%.0f".formatted(millis) : String.valueOf(millis);
        return text + " does not fit into a 32-bit signed integer.\nTimeout duration was set to 1.";
    }
}
