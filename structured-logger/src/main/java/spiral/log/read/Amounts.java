package spiral.log.read;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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

    /// In seconds, or in bytes where it ends in B.
    private static final Map<String, Double> UNITS =
            Map.ofEntries(
                    Map.entry("ns", 1e-9),
                    Map.entry("us", 1e-6),
                    Map.entry("µs", 1e-6),
                    Map.entry("ms", 1e-3),
                    Map.entry("s", 1.0),
                    Map.entry("m", 60.0),
                    Map.entry("h", 3_600.0),
                    Map.entry("d", 86_400.0),
                    Map.entry("B", 1.0),
                    Map.entry("KB", 0x1p10),
                    Map.entry("MB", 0x1p20),
                    Map.entry("GB", 0x1p30));

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
        return of(value, unitOf(field));
    }

    /// The same, where a plain number is worth `plain`.
    static @Nullable Double of(Object value, double plain) {
        return value instanceof Number number
                ? (Double) (number.doubleValue() * plain)
                : read(value.toString(), plain, _ -> true).orElse(null);
    }

    /// Reads `250ms`, `1.5 s`, `5m`, `2h`, `1d`.
    public static Optional<Duration> duration(String text) {
        return read(text, 1, unit -> !unit.isEmpty() && !unit.endsWith("B"))
                .map(seconds -> Duration.ofNanos(Math.round(seconds * 1e9)));
    }

    /// Reads `64KB`, `1.5 MB`, or a plain number of bytes.
    public static Optional<Long> bytes(String text) {
        return read(text, 1, unit -> unit.isEmpty() || unit.endsWith("B")).map(Math::round);
    }

    private static Optional<Double> read(String text, double plain, Predicate<String> unit) {
        Matcher amount = AMOUNT.matcher(text);
        return amount.matches() && unit.test(amount.group(2))
                ? Optional.ofNullable(
                                amount.group(2).isEmpty()
                                        ? Double.valueOf(plain)
                                        : UNITS.get(amount.group(2)))
                        .map(one -> Double.parseDouble(amount.group(1)) * one)
                : Optional.empty();
    }

    /// Whether the name says that the field is a duration.
    public static boolean isDuration(String field) {
        return named(field).isPresent();
    }

    /// What one of a field's plain numbers is in seconds; 1 for fields that are no durations.
    static double unitOf(String field) {
        return named(field).map(Named::unit).orElse(1.0);
    }

    private static Optional<Named> named(String field) {
        return DURATIONS.stream().filter(its -> its.name.matcher(field).matches()).findFirst();
    }
}
