package spiral.queue.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Time spans, as people write them")
class TimeSpanTest {
    @ParameterizedTest
    @Order(1)
    @Tag("step:1")
    @DisplayName("a span is a number and its unit")
    @CsvSource({
        "250ms, PT0.25S",
        "30s,   PT30S",
        "5m,    PT5M",
        "2h,    PT2H",
        "7d,    PT168H",
        "0s,    PT0S",
        "1.5s,  PT1.5S",
        "0.000001ms, PT0.000000001S"
    })
    void units(String text, Duration span) {
        assertThat(TimeSpan.parse(text)).isEqualTo(span);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("several parts add up")
    void parts() {
        assertThat(TimeSpan.parse("1h30m")).isEqualTo(Duration.ofMinutes(90));
        assertThat(TimeSpan.parse("1m30s500ms")).isEqualTo(Duration.ofMillis(90_500));
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("ISO 8601 is understood too, and case does not matter")
    void iso() {
        assertThat(TimeSpan.parse("PT1M30S")).isEqualTo(Duration.ofSeconds(90));
        assertThat(TimeSpan.parse("p1d")).isEqualTo(Duration.ofDays(1));
        assertThat(TimeSpan.parse(" 30S ")).isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @Order(4)
    @Tag("step:1")
    @DisplayName("whatever else is refused, with the way to write it")
    @ValueSource(
            strings = {
                "",
                "30",
                "s",
                "soon",
                "-3s",
                "PT-3S",
                "1h 30m",
                "30 s",
                "1e3s",
                "1..5s",
                "30sec",
                "99999999999s",
                "PT",
                "P99999999999999999999D",
                "٣s"
            })
    void refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeSpan.parse(text))
                .withMessage(
                        "a time span is written like 250ms, 30s, 5m, 1h30m, 2d or PT30S, not '"
                                + text
                                + "'");
    }
}
