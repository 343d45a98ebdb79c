package spiral.log.read;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The ways in which loggers write a time.
///
///     "2026-03-01T09:30:00.123Z"             ISO 8601, with any zone
///     "2026-03-01 09:30:00,123"              a blank, a comma, no zone: it is UTC
///     1772357400123                          seconds, milli-, micro- or nanoseconds since 1970
///     {"seconds":1772357400,"nanos":5}       in parts
final class Times {
    /// Seconds until the year 5000; what is more is counted in milliseconds, and so on.
    private static final BigDecimal LATEST = BigDecimal.valueOf(100_000_000_000L);

    /// Digits before the point that no time has.
    private static final int TOO_MANY = 30;

    private static final Pattern COUNT =
            Pattern.compile("\\d{10}(\\.\\d{1,9})?|\\d{13}|\\d{16}|\\d{19}");

    private Times() {}

    /// The time that this is, if it is one.
    static Optional<Instant> parse(Object value) {
        return switch (value) {
            case String text when COUNT.matcher(text).matches() -> sinceEpoch(new BigDecimal(text));
            case String text -> ofText(text);
            case Number number -> Amounts.exact(number).flatMap(Times::sinceEpoch);
            case Map<?, ?> parts -> ofParts(parts);
            default -> Optional.empty();
        };
    }

    private static Optional<Instant> ofText(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException notUtc) {
            return ofIso(isoOf(text));
        }
    }

    private static String isoOf(String text) {
        return text.replaceFirst(" ?([+-]\\d\\d):?(\\d\\d)$", "$1:$2")
                .replaceFirst(" ?(UTC|GMT)$", "Z")
                .replaceFirst(" ", "T")
                .replace(',', '.');
    }

    private static Optional<Instant> ofIso(String iso) {
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(
                            iso, OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(
                    time instanceof LocalDateTime local
                            ? local.toInstant(ZoneOffset.UTC)
                            : Instant.from(time));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /// As Log4j and Google's libraries write it.
    private static Optional<Instant> ofParts(Map<?, ?> parts) {
        Object seconds = parts.get("epochSecond") instanceof Number s ? s : parts.get("seconds");
        Object nanos = parts.get("nanoOfSecond") instanceof Number n ? n : parts.get("nanos");
        int more = nanos instanceof Number number ? number.intValue() : 0;
        return seconds instanceof Number number
                ? Amounts.exact(number).flatMap(Times::sinceEpoch).map(time -> time.plusNanos(more))
                : Optional.empty();
    }

    private static Optional<Instant> sinceEpoch(BigDecimal count) {
        if (count.precision() - count.scale() > TOO_MANY) {
            return Optional.empty();
        }
        BigDecimal seconds = count;
        while (seconds.abs().compareTo(LATEST) > 0) {
            seconds = seconds.movePointLeft(3);
        }
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        long nanos = seconds.subtract(whole).movePointRight(9).longValue();
        return Optional.of(Instant.ofEpochSecond(whole.longValue(), nanos));
    }
}
