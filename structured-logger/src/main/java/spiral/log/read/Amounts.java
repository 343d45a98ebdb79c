package spiral.log.read;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers with and without units, so that `duration>250ms` means what it says.
///
/// A plain number in a field is in the unit that the field's name says: `event.duration` is in
/// nanoseconds (ECS), `…ms`, `…millis` and `…seconds` are plain; a field named `duration` or `took`
/// is in milliseconds.
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

    private Amounts() {}

    /// The value as a number, durations in seconds; null when it is none.
    static @Nullable Double of(Object value, String field) {
        if (value instanceof Number number) {
            return number.doubleValue() * unitOf(field);
        }
        Matcher amount = AMOUNT.matcher(value.toString());
        if (!amount.matches()) {
            return null;
        }
        String unit = amount.group(2);
        return Double.parseDouble(amount.group(1))
                * (unit == null ? unitOf(field) : UNITS.getOrDefault(unit, 1.0));
    }

    /// What one of a field's plain numbers is in seconds; 1 for fields that are no durations.
    public static double unitOf(String field) {
        String name = field.toLowerCase(Locale.ROOT);
        if (name.endsWith("event.duration") || name.endsWith("nanos") || name.endsWith("_ns")) {
            return 1e-9;
        } else if (name.endsWith("micros") || name.endsWith("_us")) {
            return 1e-6;
        } else if (isMillis(name)) {
            return 1e-3;
        }
        return 1;
    }

    private static boolean isMillis(String name) {
        return name.endsWith("millis")
                || name.endsWith("ms")
                || name.endsWith("took")
                || name.endsWith("duration")
                || name.endsWith("responsetime");
    }
}
