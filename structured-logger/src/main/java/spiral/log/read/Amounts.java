package spiral.log.read;

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
/// and `waitedMs`; a field named `duration` or `took` is in milliseconds.
public final class Amounts {
    private static final Pattern AMOUNT =
            Pattern.compile(
                    "(-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?) ?(ns|us|µs|ms|s|m|h|d|KB|MB|GB)?");
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
                    Map.entry("KB", 1_024.0),
                    Map.entry("MB", 1_048_576.0),
                    Map.entry("GB", 1_073_741_824.0));

    /// A field whose name ends like this holds a duration in this unit.
    private record Named(Pattern name, double unit) {
        Named(String name, String unit) {
            this(Pattern.compile(name), UNITS.getOrDefault(unit, 1.0));
        }
    }

    private static final List<Named> DURATIONS =
            List.of(
                    new Named(".*(?i:event\\.duration|nanos|[._]ns)|ns|.*[a-z]Ns", "ns"),
                    new Named(".*(?i:micros|[._]us)|us|.*[a-z]Us", "us"),
                    new Named(".*(?i:millis|[._]ms|took|duration|responsetime)|ms|.*[a-z]Ms", "ms"),
                    new Named(".*(?i:seconds|[._]sec|[._]s)", "s"));

    private Amounts() {}

    /// The value as a number, durations in seconds; null when it is none.
    public static @Nullable Double of(Object value, String field) {
        double plain = named(field).map(Named::unit).orElse(1.0);
        if (value instanceof Number number) {
            return number.doubleValue() * plain;
        }
        Matcher amount = AMOUNT.matcher(value.toString());
        if (!amount.matches()) {
            return null;
        }
        String unit = amount.group(2);
        return Double.parseDouble(amount.group(1))
                * (unit == null ? plain : UNITS.getOrDefault(unit, 1.0));
    }

    /// A duration with its unit, in seconds; null when it is none.
    static @Nullable Double seconds(String text) {
        return text.matches(".*[0-9] ?[nuµm]?s|.*[0-9] ?[mhd]") ? of(text, "") : null;
    }

    /// Whether the name says that the field is a duration.
    public static boolean isDuration(String field) {
        return named(field).isPresent();
    }

    private static Optional<Named> named(String field) {
        return DURATIONS.stream().filter(its -> its.name.matcher(field).matches()).findFirst();
    }
}
