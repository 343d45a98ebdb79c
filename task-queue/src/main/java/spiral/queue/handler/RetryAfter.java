package spiral.queue.handler;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import spiral.queue.RetryLater;

/// The header `Retry-After` (RFC 9110, 10.2.3): seconds, or a date in one of the three forms that
/// whoever reads one must know (5.6.7).
final class RetryAfter {
    private static final List<DateTimeFormatter> DATES =
            List.of(
                    DateTimeFormatter.RFC_1123_DATE_TIME,
                    DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss 'GMT'", Locale.ENGLISH)
                            .withZone(ZoneOffset.UTC),
                    DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
                            .withZone(ZoneOffset.UTC));

    private RetryAfter() {}

    /// How long to wait: 0 to [RetryLater#LONGEST]; 0 for what cannot be read.
    ///
    /// @param now the moment at which the answer came
    static Duration read(String header, Instant now) {
        String text = header.strip();
        if (text.matches("[0-9]{1,9}")) {
            return capped(Duration.ofSeconds(Long.parseLong(text)));
        }
        if (text.matches("[0-9]+")) {
            return RetryLater.LONGEST;
        }
        return DATES.stream()
                .flatMap(form -> read(text, form).stream())
                .map(then -> capped(Duration.between(now, then)))
                .findFirst()
                .orElse(Duration.ZERO);
    }

    private static Optional<Instant> read(String date, DateTimeFormatter form) {
        try {
            return Optional.of(ZonedDateTime.parse(date, form).toInstant());
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }

    private static Duration capped(Duration wait) {
        return wait.isNegative()
                ? Duration.ZERO
                : wait.compareTo(RetryLater.LONGEST) > 0 ? RetryLater.LONGEST : wait;
    }
}
