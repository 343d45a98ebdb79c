package spiral.queue.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Retry-After")
class RetryAfterTest {
    @ParameterizedTest(name = "{0}")
    @Order(1)
    @Tag("step:1")
    @DisplayName("is seconds or a date, never in the past, at most a day; what cannot be read is 0")
    @CsvSource(
            delimiter = '|',
            value = {
                "120                            | PT2M",
                " 7                             | PT7S",
                "0                              | PT0S",
                "86401                          | PT24H",
                "99999999999999999999           | PT24H",
                "-5                             | PT0S",
                "1.5                            | PT0S",
                "soon                           | PT0S",
                "Thu, 01 Jan 2026 00:00:30 GMT  | PT30S",
                "Thursday, 01-Jan-26 00:00:30 GMT | PT30S",
                "Thu Jan  1 00:00:30 2026       | PT30S",
                "Thu, 01 Jan 2026 00:00:00 GMT  | PT0S",
                "Wed, 31 Dec 2025 23:59:59 GMT  | PT0S",
                "Fri, 02 Jan 9999 00:00:00 GMT  | PT0S",
                "Sat, 02 Jan 9999 00:00:00 GMT  | PT24H",
                "2026-01-01T00:00:30Z           | PT0S",
            })
    void read(String header, Duration wait) {
        assertThat(RetryAfter.read(header, Instant.parse("2026-01-01T00:00:00Z"))).isEqualTo(wait);
    }
}
