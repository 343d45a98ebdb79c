package spiral.log.read;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/// The words and numbers that loggers use for how severe something is.
final class LevelWords {
    private LevelWords() {}

    /// Knows `WARN`, `warning`, `E`, `fatal` …, and the numbers of pino and Bunyan, 10 to 60.
    static Optional<Level> parse(@Nullable Object value) {
        return switch (value) {
            case String word -> ofWord(word);
            case Number number -> ofNumber(number.intValue());
            case null, default -> Optional.empty();
        };
    }

    private static Optional<Level> ofWord(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "trace", "finest", "finer", "verbose", "silly" -> Optional.of(Level.TRACE);
            case "debug", "fine", "dbg", "d" -> Optional.of(Level.DEBUG);
            case "info", "information", "notice", "config", "i" -> Optional.of(Level.INFO);
            case "warn", "warning", "w" -> Optional.of(Level.WARN);
            case "error",
                    "err",
                    "severe",
                    "fatal",
                    "critical",
                    "crit",
                    "alert",
                    "panic",
                    "dpanic",
                    "emerg",
                    "e",
                    "f" ->
                    Optional.of(Level.ERROR);
            default -> Optional.empty();
        };
    }

    private static Optional<Level> ofNumber(int number) {
        return number < 10 || number > 60
                ? Optional.empty()
                : Optional.of(
                        switch (number / 10) {
                            case 1 -> Level.TRACE;
                            case 2 -> Level.DEBUG;
                            case 3 -> Level.INFO;
                            case 4 -> Level.WARN;
                            default -> Level.ERROR;
                        });
    }
}
