package spiral.queue.store;

import java.time.Duration;
import java.util.Locale;

/// Lengths of time as the store's sentences name them: `12 s`, `0.4 s`, `3 min`, `2 h`.
final class Spans {
    private Spans() {}

    static String text(Duration span) {
        long millis = Math.max(0, span.toMillis());
        if (millis < 10_000) {
            return millis % 1000 == 0
                    ? millis / 1000 + " s"
                    : String.format(Locale.ROOT, "%.1f s", Math.max(0.1, millis / 1000.0));
        }
        if (millis < 120_000) {
            return millis / 1000 + " s";
        }
        return millis < 7_200_000 ? millis / 60_000 + " min" : millis / 3_600_000 + " h";
    }
}
