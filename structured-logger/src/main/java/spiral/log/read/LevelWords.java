package spiral.log.read;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/// The words and numbers that loggers use for how severe something is.
final class LevelWords {
    private LevelWords() {}

    /// Knows `WARN`, `warning`, `E`, `fatal`, `INFO+2` …, the numbers of pino and Bunyan, 10 to 60,
    /// and those of syslog, 7 to 0 (RFC 5424), which GELF and systemd use.
    static Optional<Level> parse(@Nullable Object value) {
        return switch (value) {
            case String word when word.length() == 1 && Character.isDigit(word.charAt(0)) ->
                    ofNumber(Character.digit(word.charAt(0), 10));
            case String word -> ofWord(word).or(() -> ofWord(essence(word)));
            case Number number -> ofNumber(number.intValue());
            case null, default -> Optional.empty();
        };
    }

    /// Without blanks, and without what Go's slog adds to a level of one's own: `WARN+2`.
    private static String essence(String word) {
        return word.strip().replaceFirst("[+-]\\d+$", "");
    }

    private static Optional<Level> ofWord(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "trace", "finest", "finer", "verbose", "silly" -> Optional.of(Level.TRACE);
            case "debug", "fine", "dbg", "d" -> Optional.of(Level.DEBUG);
            case "info", "information", "notice", "config", "default", "i" ->
                    Optional.of(Level.INFO);
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
                    "emergency",
                    "e",
                    "f" ->
                    Optional.of(Level.ERROR);
            default -> Optional.empty();
        };
    }

    private static Optional<Level> ofNumber(int number) {
        return number < 0 || number > 60
                ? Optional.empty()
                : number < 8 ? Optional.of(ofSyslog(number)) : ofTens(number / 10);
    }

    private static Level ofSyslog(int number) {
        return switch (number) {
            case 7 -> Level.DEBUG;
            case 6, 5 -> Level.INFO;
            case 4 -> Level.WARN;
            default -> Level.ERROR;
        };
    }

    private static Optional<Level> ofTens(int tens) {
        return switch (tens) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(Level.TRACE);
            case 2 -> Optional.of(Level.DEBUG);
            case 3 -> Optional.of(Level.INFO);
            case 4 -> Optional.of(Level.WARN);
            default -> Optional.of(Level.ERROR);
        };
    }
}
