package spiral.queue.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A cron expression")
class CronExpressionTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static List<String> ticks(String cron, String after, int count) {
        List<String> ticks = new ArrayList<>();
        Instant at = Instant.parse(after);
        for (int i = 0; i < count; i++) {
            at = CronExpression.parse(cron).next(at, BERLIN).orElseThrow();
            ticks.add(at.atZone(BERLIN).toOffsetDateTime().toString());
        }
        return ticks;
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("names minutes, hours, days and months: one, several, a range, every so many")
    void fields() {
        assertThat(ticks("30 2 * * *", "2026-05-01T00:00:00Z", 1))
                .containsExactly("2026-05-01T02:30+02:00");
        assertThat(ticks("*/20 8-9 * * *", "2026-05-01T06:30:00Z", 4))
                .containsExactly(
                        "2026-05-01T08:40+02:00",
                        "2026-05-01T09:00+02:00",
                        "2026-05-01T09:20+02:00",
                        "2026-05-01T09:40+02:00");
        assertThat(ticks("0 0 1 jan,jul *", "2026-05-01T00:00:00Z", 2))
                .containsExactly("2026-07-01T00:00+02:00", "2027-01-01T00:00+01:00");
        assertThat(ticks("0 9 * * mon-fri", "2026-05-01T12:00:00Z", 1))
                .containsExactly("2026-05-04T09:00+02:00");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("with both days restricted comes on either; Sunday is 0 and 7")
    void eitherDay() {
        assertThat(ticks("0 0 13 * fri", "2026-05-01T00:00:00Z", 3))
                .containsExactly(
                        "2026-05-08T00:00+02:00",
                        "2026-05-13T00:00+02:00",
                        "2026-05-15T00:00+02:00");
        assertThat(ticks("0 0 * * 0", "2026-05-01T00:00:00Z", 2))
                .isEqualTo(ticks("0 0 * * 7", "2026-05-01T00:00:00Z", 2));
    }

    @Test
    @Order(3)
    @Tag("step:2")
    @DisplayName("a time of day that summer time leaves out comes at the moment after the gap")
    void gap() {
        assertThat(ticks("30 2 * * *", "2026-03-28T12:00:00Z", 2))
                .containsExactly("2026-03-29T03:00+02:00", "2026-03-30T02:30+02:00");
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("a time of day that comes twice counts once, the first time")
    void overlap() {
        assertThat(ticks("30 2 * * *", "2026-10-24T12:00:00Z", 2))
                .containsExactly("2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("every hour means every hour, also through the one that comes twice")
    void everyHour() {
        assertThat(ticks("0 * * * *", "2026-10-24T23:30:00Z", 4))
                .containsExactly(
                        "2026-10-25T02:00+02:00",
                        "2026-10-25T02:00+01:00",
                        "2026-10-25T03:00+01:00",
                        "2026-10-25T04:00+01:00");
        assertThat(ticks("0 * * * *", "2026-03-29T00:30:00Z", 1))
                .containsExactly("2026-03-29T03:00+02:00");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("never goes back, also where the clock goes back over midnight")
    void midnightTwice() {
        Instant inTheFirstDayAgain = Instant.parse("2010-11-07T02:31:00Z");

        assertThat(
                        CronExpression.parse("*/14 * 7 * *")
                                .next(inTheFirstDayAgain, ZoneId.of("America/St_Johns")))
                .contains(Instant.parse("2010-11-07T03:30:00Z"));
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("waits years for a leap day, and says when a day never comes")
    void rare() {
        assertThat(ticks("0 12 29 2 *", "2096-03-01T00:00:00Z", 1))
                .containsExactly("2104-02-29T12:00+01:00");
        assertThat(CronExpression.parse("0 0 31 2 *").next(Instant.EPOCH, BERLIN)).isEmpty();
        assertThat(CronExpression.parse("* * 31 2 *").next(Instant.EPOCH, BERLIN)).isEmpty();
    }

    @Test
    @Order(7)
    @Tag("step:3")
    @DisplayName("names the part that is wrong")
    void wrong() {
        assertThatThrownBy(() -> CronExpression.parse("0 25 * * *"))
                .hasMessageContaining("'25' is no hour; it takes 0 to 23");
        assertThatThrownBy(() -> CronExpression.parse("0 9-8 * * *"))
                .hasMessageContaining("'9-8' is no hour");
        assertThatThrownBy(() -> CronExpression.parse("*/0 * * * *"))
                .hasMessageContaining("'*/0' is no minute");
        assertThatThrownBy(() -> CronExpression.parse("0 0 * *"))
                .hasMessageContaining("five fields");
    }
}
