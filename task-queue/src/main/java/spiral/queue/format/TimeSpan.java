package spiral.queue.format;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Time spans as people write them: `250ms`, `30s`, `5m`, `1h30m`, `2d`, and ISO 8601 (`PT30S`).
public final class TimeSpan {
    private static final Pattern PART =
            Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)(ms|s|m|h|d)");
    private static final Pattern WHOLE = Pattern.compile("(?:" + PART.pattern() + ")+");
    private static final Map<String, BigDecimal> NANOS =
            Map.of(
                    "ms", BigDecimal.valueOf(1_000_000L),
                    "s", BigDecimal.valueOf(1_000_000_000L),
                    "m", BigDecimal.valueOf(60_000_000_000L),
                    "h", BigDecimal.valueOf(3_600_000_000_000L),
                    "d", BigDecimal.valueOf(86_400_000_000_000L));

    private TimeSpan() {}

    /// Reads a time span; never negative.
    ///
    /// @throws IllegalArgumentException with a sentence that shows how one is written
    public static Duration parse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        Duration span = plain.startsWith("p") ? iso(plain, text) : parts(plain, text);
        if (span.isNegative()) {
            throw wrong(text);
        }
        return span;
    }

    private static Duration iso(String plain, String text) {
        try {
            return Duration.parse(plain);
        } catch (DateTimeException no) {
            throw wrong(text);
        }
    }

    private static Duration parts(String plain, String text) {
        if (!WHOLE.matcher(plain).matches()) {
            throw wrong(text);
        }
        Duration sum = Duration.ZERO;
        for (Matcher part = PART.matcher(plain); part.find(); ) {
            sum = sum.plus(part(part.group(1), part.group(2)));
        }
        return sum;
    }

    private static Duration part(String number, String unit) {
        BigDecimal[] seconds =
                new BigDecimal(number)
                        .multiply(NANOS.getOrDefault(unit, BigDecimal.ZERO))
                        .divideAndRemainder(BigDecimal.valueOf(1_000_000_000L));
        return Duration.ofSeconds(seconds[0].longValueExact(), seconds[1].longValue());
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                "a time span is written like 250ms, 30s, 5m, 1h30m, 2d or PT30S, not '"
                        + text
                        + "'");
    }
}
