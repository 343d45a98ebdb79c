package spiral.log.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("A timestamp in UTC, to the microsecond")
class UtcTimestampTest {
    private static final DateTimeFormatter JAVAS_OWN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    @Test
    @Order(1)
    @DisplayName("six digits, zeros included")
    void sixDigits() {
        assertThat(written(Instant.parse("2026-03-01T09:30:00.000250Z")))
                .isEqualTo("2026-03-01T09:30:00.000250Z");
        assertThat(written(Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00.000000Z");
    }

    @Test
    @Order(2)
    @DisplayName("nanoseconds are cut off, not rounded into the next second")
    void cutOff() {
        assertThat(written(Instant.parse("2026-12-31T23:59:59.999999999Z")))
                .isEqualTo("2026-12-31T23:59:59.999999Z");
    }

    @Test
    @Order(3)
    @DisplayName("leap days and times before 1970 are right")
    void leapDays() {
        assertThat(written(Instant.parse("2000-02-29T12:00:00Z"))).startsWith("2000-02-29T12");
        assertThat(written(Instant.parse("1900-02-28T23:59:59.5Z")))
                .isEqualTo("1900-02-28T23:59:59.500000Z");
        assertThat(written(Instant.parse("0000-01-01T00:00:00Z"))).startsWith("0000-01-01T00");
    }

    @Test
    @Order(4)
    @DisplayName("instants that fit no year of four digits are written all the same")
    void farAway() {
        assertThat(written(Instant.parse("+10000-01-01T00:00:00Z")))
                .isEqualTo("+10000-01-01T00:00:00Z");
        assertThat(written(Instant.MAX)).startsWith("+294247-01-10");
        assertThat(written(Instant.MIN)).startsWith("-290308-12-21");
    }

    @Test
    @Order(5)
    @DisplayName("a hundred thousand instants read as Java's own formatter writes them")
    void asJavaWritesThem() {
        Random random = new Random(7);
        long from = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
        long to = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
        for (int i = 0; i < 100_000; i++) {
            Instant instant =
                    Instant.ofEpochSecond(random.nextLong(from, to), random.nextInt(1_000_000_000));

            assertThat(written(instant)).isEqualTo(JAVAS_OWN.format(instant));
        }
    }

    private static String written(Instant instant) {
        JsonBuffer out = new JsonBuffer(32);
        UtcTimestamp.append(UtcTimestamp.micros(instant), out);
        return out.toString();
    }
}
