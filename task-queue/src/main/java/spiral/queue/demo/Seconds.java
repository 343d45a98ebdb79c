package spiral.queue.demo;

import java.time.Duration;
import java.util.Locale;

/// Durations as the demo prints them.
public final class Seconds {
    private Seconds() {}

    /// Seconds with one decimal: `12.3`.
    public static String text(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
    }

    /// A latency of so many microseconds, in the unit that suits it: `0.4 ms`, `12 ms`, `1.3 s`.
    public static String latency(long micros) {
        if (micros < 10_000) {
            return String.format(Locale.ROOT, "%.1f ms", micros / 1000.0);
        }
        return micros < 1_000_000
                ? String.format(Locale.ROOT, "%d ms", micros / 1000)
                : String.format(Locale.ROOT, "%.1f s", micros / 1_000_000.0);
    }
}
