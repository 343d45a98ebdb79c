package spiral.log.read;

import java.math.BigDecimal;
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
    /// Digits behind the point, or zeros before it.
    private static final int MAX_SCALE = 1_000;

    private static final Pattern AMOUNT =
            Pattern.compile("(-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d{1,3})?) ?(\\p{L}*)");

    /// In seconds, or in bytes where it ends in B.
    private static final Map<String, BigDecimal> UNITS =
            Map.ofEntries(
                    Map.entry("ns", new BigDecimal("1e-9")),
                    Map.entry("us", new BigDecimal("1e-6")),
                    Map.entry("µs", new BigDecimal("1e-6")),
                    Map.entry("ms", new BigDecimal("1e-3")),
                    Map.entry("s", new BigDecimal("1")),
                    Map.entry("m", new BigDecimal("60")),
                    Map.entry("h", new BigDecimal("3600")),
                    Map.entry("d", new BigDecimal("86400")),
                    Map.entry("B", new BigDecimal("1")),
                    Map.entry("KB", new BigDecimal("1024")),
                    Map.entry("MB", new BigDecimal("1048576")),
                    Map.entry("GB", new BigDecimal("1073741824")));

    /// A field whose name ends like this holds a duration in this unit.
    private record Named(Pattern name, BigDecimal unit) {
        Named(String name, String unit) {
            this(Pattern.compile(name), new BigDecimal(unit));
        }
    }

    private static final List<Named> DURATIONS =
            List.of(
                    new Named(".*(?i:event\\.duration|nanos|[._]ns)|ns|.*[a-z]Ns", "1e-9"),
                    new Named(".*(?i:micros|[._]us)|us|.*[a-z]Us", "1e-6"),
                    new Named(
                            ".*(?i:millis|[._]ms|took|duration|responsetime)|ms|.*[a-z]Ms", "1e-3"),
                    new Named(".*(?i:seconds|[._]sec|[._]s)", "1"));

    private Amounts() {}

    /// The value as a number, durations in seconds; null when it is none.
    public static @Nullable Double of(Object value, String field) {
        return of(value, unitOf(field)).map(BigDecimal::doubleValue).orElse(null);
    }

    /// The same to the last digit, where a plain number is worth `plain`.
    static Optional<BigDecimal> of(Object value, BigDecimal plain) {
        return value instanceof Number number
                ? exact(number).map(plain::multiply)
                : read(value.toString(), plain, _ -> true);
    }

    /// The number to the last digit, unless it is beyond all that is counted.
    static Optional<BigDecimal> exact(Number number) {
        return switch (number) {
            case Long whole -> Optional.of(BigDecimal.valueOf(whole));
            case BigDecimal decimal when Math.abs((long) decimal.scale()) < MAX_SCALE ->
                    Optional.of(decimal);
            default -> Optional.empty();
        };
    }

    /// Reads `250ms`, `1.5 s`, `5m`, `2h`, `1d`.
    public static Optional<Duration> duration(String text) {
        return read(text, BigDecimal.ONE, unit -> !unit.isEmpty() && !unit.endsWith("B"))
                .map(seconds -> Duration.ofNanos(Math.round(seconds.doubleValue() * 1e9)));
    }

    /// Reads `64KB`, `1.5 MB`, or a plain number of bytes.
    public static Optional<Long> bytes(String text) {
        return read(text, BigDecimal.ONE, unit -> unit.isEmpty() || unit.endsWith("B"))
                .map(bytes -> Math.round(bytes.doubleValue()));
    }

    private static Optional<BigDecimal> read(
            String text, BigDecimal plain, Predicate<String> unit) {
        Matcher amount = AMOUNT.matcher(text);
        return amount.matches() && unit.test(amount.group(2))
                ? Optional.ofNullable(
                                amount.group(2).isEmpty() ? plain : UNITS.get(amount.group(2)))
                        .map(new BigDecimal(amount.group(1))::multiply)
                : Optional.empty();
    }

    /// Whether the name says that the field is a duration.
    public static boolean isDuration(String field) {
        return named(field).isPresent();
    }

    /// What one of a field's plain numbers is in seconds; 1 for fields that are no durations.
    static BigDecimal unitOf(String field) {
        return named(field).map(Named::unit).orElse(BigDecimal.ONE);
    }

    private static Optional<Named> named(String field) {
        return DURATIONS.stream().filter(its -> its.name.matcher(field).matches()).findFirst();
    }
}
