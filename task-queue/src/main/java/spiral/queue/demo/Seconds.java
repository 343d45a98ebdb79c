package spiral.queue.demo;

import java.time.Duration;
import java.util.Locale;

/// The demo's time as it prints it.
public final class Seconds {
    private Seconds() {}

    /// Seconds with one decimal: `12.3`.
    public static String text(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
    }
}
