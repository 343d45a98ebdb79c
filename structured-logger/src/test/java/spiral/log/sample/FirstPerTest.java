package spiral.log.sample;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;
import spiral.log.Sampler;

@DisplayName("The first N of each second")
class FirstPerTest extends SamplerContract {
    private static final long SECOND = 1_000_000;

    private final Sampler sampler = new FirstPer(2, ofSeconds(1));

    @Override
    protected Sampler fresh() {
        return new FirstPer(5, ofSeconds(1));
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("after N events the rest of the second is silent")
    void theLimitHolds() {
        assertThat(admitted(0, 10)).isEqualTo(2);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("the next second begins anew")
    void theNextWindow() {
        admitted(SECOND - 1, 10);

        assertThat(admitted(SECOND, 10)).isEqualTo(2);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("windows are those of the clock, not of the first event")
    void windowsAreFixed() {
        assertThat(admitted(SECOND - 1, 10)).isEqualTo(2);
        assertThat(admitted(SECOND, 10)).isEqualTo(2);
        assertThat(admitted(2 * SECOND - 1, 10)).isZero();
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("an event that comes late, after the next second began, does not reopen its own")
    void lateEvents() {
        admitted(SECOND, 1);

        assertThat(admitted(SECOND - 1, 10)).isEqualTo(1);
        assertThat(admitted(SECOND, 10)).isZero();
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("a clock that was set back far begins anew instead of staying silent")
    void clockSetBack() {
        admitted(3_600 * SECOND, 10);

        assertThat(admitted(0, 10)).isEqualTo(2);
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("seconds before 1970 are seconds too")
    void before1970() {
        assertThat(admitted(-1, 10)).isEqualTo(2);
        assertThat(admitted(0, 10)).isEqualTo(2);
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("limits that make no sense are refused with the number")
    void refusals() {
        assertThatThrownBy(() -> new FirstPer(0, ofSeconds(1)))
                .hasMessage("n must be from 1 to 16777215 but was 0");
        assertThatThrownBy(() -> new FirstPer(1, Duration.ZERO))
                .hasMessage("period must be at least 1 ms but was PT0S");
    }

    private int admitted(long micros, int events) {
        int admitted = 0;
        for (int i = 0; i < events; i++) {
            admitted += sampler.admits(event(Level.INFO, micros)) ? 1 : 0;
        }
        return admitted;
    }
}
