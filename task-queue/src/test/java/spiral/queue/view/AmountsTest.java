package spiral.queue.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Numbers and times, as people read them")
class AmountsTest {
    @ParameterizedTest
    @Order(1)
    @Tag("step:1")
    @DisplayName("a time has three digits and the unit that fits")
    @CsvSource({
        "0, 0 ms",
        "1, 0.00 ms",
        "310, 0.31 ms",
        "999, 1.00 ms",
        "12_500, 12.5 ms",
        "780_000, 780 ms",
        "999_999, '1,000 ms'",
        "1_000_000, 1 s",
        "59_940_000, 59.9 s",
        "60_000_000, 1 min",
        "5_400_000_000, 1.50 h",
        "604_800_000_000, 7 days"
    })
    void durations(String micros, String text) {
        assertThat(Amounts.micros(Long.parseLong(micros.replace("_", "")))).isEqualTo(text);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("the same for durations, also backwards")
    void backwards() {
        assertThat(Amounts.duration(Duration.ofMillis(1_250))).isEqualTo("1.25 s");
        assertThat(Amounts.duration(Duration.ofSeconds(-90))).isEqualTo("-1.50 min");
    }

    @ParameterizedTest
    @Order(3)
    @Tag("step:1")
    @DisplayName("a share is 100 % only when it is all, and 0 % only when it is nothing")
    @CsvSource({"1, 100 %", "0.99999, 99.9 %", "0.982, 98.2 %", "0.0005, 0.0 %", "0, 0 %"})
    void percents(double share, String text) {
        assertThat(Amounts.percent(share)).isEqualTo(text);
    }

    @ParameterizedTest
    @Order(4)
    @Tag("step:1")
    @DisplayName("counts and rates have separators, rates no more digits than matter")
    @CsvSource({"0, 0", "0.314, 0.31", "12.53, 12.5", "1204.4, '1,204'"})
    void rates(double rate, String text) {
        assertThat(Amounts.rate(rate)).isEqualTo(text);
        assertThat(Amounts.count(18_204)).isEqualTo("18,204");
    }
}
