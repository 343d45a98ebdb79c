package spiral.queue.handler;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import spiral.queue.RetryLater;

/// The header `Retry-After` (RFC 9110, 10.2.3): seconds, or a date.
final class RetryAfter {
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
        try {
            Instant then =
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return capped(Duration.between(now, then));
        } catch (DateTimeException wrong) {
            return Duration.ZERO;
        }
    }

    private static Duration capped(Duration wait) {
        return wait.isNegative()
                ? Duration.ZERO
                : wait.compareTo(RetryLater.LONGEST) > 0 ? RetryLater.LONGEST : wait;
    }
}
