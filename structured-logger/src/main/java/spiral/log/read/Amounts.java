package spiral.log.read;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers with and without units, so that `duration>250ms` means what it says.
///
/// A plain number in a field is in the unit that the field's name says: `event.duration` is in
/// nanoseconds (ECS), `…nanos`, `…micros`, `…millis` and `…seconds` are plain, as are `waited.ms`
/// and `waitedMs`; a field named `duration` or `took` is in milliseconds. A KB has 1,024 bytes.
public final class Amounts {
    private static final Pattern AMOUNT =
            Pattern.compile("(-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?) ?(\\p{L}*)");
    private static final Map<String, Double> SECONDS =
            Map.of(
                    "ns", 1e-9, "us", 1e-6, "µs", 1e-6, "ms", 1e-3, "s", 1.0, "m", 60.0, "h",
                    3_600.0, "d", 86_400.0);
    private static final Map<String, Double> BYTES =
            Map.of("B", 1.0, "KB", 0x1p10, "MB", 0x1p20, "GB", 0x1p30);

    /// A field whose name ends like this holds a duration in this unit.
    private record Named(Pattern name, double unit) {
        Named(String name, double unit) {
            this(Pattern.compile(name), unit);
        }
    }

    private static final List<Named> DURATIONS =
            List.of(
                    new Named(".*(?i:event\\.duration|nanos|[._]ns)|ns|.*[a-z]Ns", 1e-9),
                    new Named(".*(?i:micros|[._]us)|us|.*[a-z]Us", 1e-6),
                    new Named(".*(?i:millis|[._]ms|took|duration|responsetime)|ms|.*[a-z]Ms", 1e-3),
                    new Named(".*(?i:seconds|[._]sec|[._]s)", 1));

    private Amounts() {}

    /// The value as a number, durations in seconds; null when it is none.
    public static @Nullable Double of(Object value, String field) {
        double plain = named(field).map(Named::unit).orElse(1.0);
        if (value instanceof Number number) {
            return number.doubleValue() * plain;
        }
        String text = value.toString();
        return with(Map.of("", plain), text)
                .or(() -> with(SECONDS, text))
                .or(() -> with(BYTES, text))
                .orElse(null);
    }

    /// Reads `250ms`, `1.5 s`, `5m`, `2h`, `1d`.
    public static Optional<Duration> duration(String text) {
        return with(SECONDS, text).map(seconds -> Duration.ofNanos(Math.round(seconds * 1e9)));
    }

    /// Reads `64KB`, `1.5 MB`, or a plain number of bytes.
    public static Optional<Long> bytes(String text) {
        return with(BYTES, text).or(() -> with(Map.of("", 1.0), text)).map(Math::round);
    }

    /// Whether the name says that the field is a duration.
    public static boolean isDuration(String field) {
        return named(field).isPresent();
    }

    private static Optional<Double> with(Map<String, Double> units, String text) {
        Matcher amount = AMOUNT.matcher(text);
        return amount.matches()
                ? Optional.ofNullable(units.get(amount.group(2)))
                        .map(unit -> Double.parseDouble(amount.group(1)) * unit)
                : Optional.empty();
    }

    private static Optional<Named> named(String field) {
        return DURATIONS.stream().filter(its -> its.name.matcher(field).matches()).findFirst();
    }
}
