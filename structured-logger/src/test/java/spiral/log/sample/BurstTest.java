package spiral.log.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

@DisplayName("Sampling without regret")
class BurstTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("the first events of a window are all admitted")
    void theFirst() {
        assertThat(answers(new Burst(3, 100, SECOND), 0, 5)).isEqualTo("xxx..");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("after them, every so many is admitted: a flood still shows that it goes on")
    void thereafter() {
        assertThat(answers(new Burst(3, 2, SECOND), 0, 9)).isEqualTo("xxx.x.x.x");
        assertThat(answers(new Burst(1, 3, SECOND), 0, 7)).isEqualTo("x..x..x");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("one in one is everything")
    void oneInOne() {
        assertThat(answers(new Burst(1, 1, SECOND), 0, 6)).isEqualTo("xxxxxx");
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("a new window begins anew")
    void newWindow() {
        Burst burst = new Burst(2, 100, SECOND);

        assertThat(answers(burst, 0, 4)).isEqualTo("xx..");
        assertThat(answers(burst, 1_000_000, 4)).isEqualTo("xx..");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("windows are those of the clock, not of the first event")
    void fixedWindows() {
        Burst burst = new Burst(1, 100, SECOND);

        assertThat(answers(burst, 999_000, 2)).isEqualTo("x.");
        assertThat(answers(burst, 1_000_000, 2)).isEqualTo("x.");
        assertThat(answers(burst, 1_999_000, 2)).isEqualTo("..");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("times before 1970 have windows, too")
    void before1970() {
        Burst burst = new Burst(1, 100, SECOND);

        assertThat(answers(burst, -500_000, 2)).isEqualTo("x.");
        assertThat(answers(burst, 500_000, 2)).isEqualTo("x.");
    }

    @Test
    @Order(7)
    @Tag("step:3")
    @DisplayName("an event that another thread overtook counts in the open window")
    void late() {
        Burst burst = new Burst(1, 100, SECOND);
        answers(burst, 1_000_000, 1);

        assertThat(answers(burst, 999_990, 1)).isEqualTo(".");
        assertThat(answers(burst, 1_000_010, 1)).isEqualTo(".");
    }

    @Test
    @Order(8)
    @Tag("step:3")
    @DisplayName("a clock that was set back opens a window of its own")
    void setBack() {
        Burst burst = new Burst(1, 100, SECOND);
        answers(burst, 3_600_000_000L, 5);

        assertThat(answers(burst, 0, 2)).isEqualTo("x.");
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("numbers that make no sense are refused, with the numbers")
    void refused() {
        assertThatThrownBy(() -> new Burst(-7, 1, SECOND))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-7");
        assertThatThrownBy(() -> new Burst(1, -8, SECOND)).hasMessageContaining("-8");
        assertThatThrownBy(() -> new Burst(0, 1, SECOND))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Burst(1, 0, SECOND))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Burst(1, 1, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// What the sampler says to so many events, a microsecond apart: x for yes.
    private static String answers(Burst burst, long micros, int events) {
        StringBuilder answers = new StringBuilder();
        for (int i = 0; i < events; i++) {
            boolean yes = burst.admits(SamplerContract.event(Level.INFO, micros + i));
            answers.append(yes ? 'x' : '.');
        }
        return answers.toString();
    }
}
