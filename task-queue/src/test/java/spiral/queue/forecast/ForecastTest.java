package spiral.queue.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.sim.FeedbackLoop;
import spiral.sim.Polarity;

@DisplayName("A forecast of the backlog")
class ForecastTest {
    /// 100 jobs ready, 10 arrive per second, 4 slots of 0.2 s each: 20 per second can be done.
    private static final Present BUSY = new Present(0, 100, 0, 0, 10, 0, 0, 0.2, 0, 0, 0, 4);

    private static double after(Present present, double seconds) {
        return Forecast.of(present, Duration.ofSeconds(60)).backlogAt(seconds);
    }

    private static Present failing(double failureShare, double deathShare) {
        return new Present(0, 100, 0, 0, 10, 0, 0, 0.2, failureShare, deathShare, 1, 4);
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a backlog shrinks by what the workers can do beyond what arrives")
    void shrinks() {
        assertThat(BUSY.capacity()).isEqualTo(20);
        assertThat(after(BUSY, 5)).isCloseTo(100 - 5 * (20 - 10), within(2.0));
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("with half the workers it stays, with fewer it grows")
    void grows() {
        assertThat(after(BUSY.slots(2), 30)).isCloseTo(100, within(2.0));
        assertThat(after(BUSY.slots(1), 30)).isCloseTo(100 + 30 * 5, within(2.0));
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("once it is worked off, as many are under way as Little's law says")
    void littlesLaw() {
        assertThat(after(BUSY, 59)).isCloseTo(10 * 0.2, within(0.2));
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("failures come back as work: half of them failing halves what gets done")
    void retries() {
        assertThat(after(failing(0.5, 0), 20)).isCloseTo(100, within(6.0));
        assertThat(after(failing(0.8, 0), 30)).isGreaterThan(200);
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("retries are a reinforcing loop, workers a balancing one")
    void loops() {
        assertThat(Forecast.of(failing(0.3, 0.1), Duration.ofMinutes(1)).model().loops())
                .extracting(FeedbackLoop::name, FeedbackLoop::polarity)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("Retries", Polarity.REINFORCING),
                        org.assertj.core.groups.Tuple.tuple("Workers", Polarity.BALANCING));
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("delayed jobs count from the start and are worked off when they come due")
    void delayed() {
        Present later = new Present(50, 0, 0, 0, 0, 0, 10, 0.2, 0, 0, 0, 4);

        assertThat(after(later, 0)).isEqualTo(50);
        assertThat(after(later, 10)).isCloseTo(50 * Math.exp(-1), within(1.0));
    }

    @Test
    @Order(7)
    @Tag("step:3")
    @DisplayName("very short jobs and a far horizon keep the capacity right")
    void shortJobs() {
        Present fast = new Present(0, 1e6, 0, 0, 500, 0, 0, 0.001, 0, 0, 0, 1);

        Forecast hour = Forecast.of(fast, Duration.ofHours(1));

        assertThat(hour.backlogAt(1_000)).isCloseTo(1e6 - 1_000 * 500, within(2_000.0));
    }

    @Test
    @Order(8)
    @Tag("step:3")
    @DisplayName("a queue without workers or without a past is no error")
    void empty() {
        Present nobody = new Present(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        assertThat(after(nobody, 60)).isZero();
        assertThat(after(BUSY.slots(0), 60)).isCloseTo(100 + 60 * 10, within(2.0));
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("it refuses to look no time or for ever ahead")
    void horizon() {
        assertThatThrownBy(() -> Forecast.of(BUSY, Duration.ZERO))
                .hasMessage("a forecast reaches 1 second to 7 days ahead, not PT0S");
    }
}
