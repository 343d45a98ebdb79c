package spiral.log.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;


@DisplayName("The first few, then one in so many")
class BurstTest extends SamplerContract {
    @Override
    protected spiral.log.Sampler fresh() {
        return new Burst(3, 2, Duration.ofSeconds(1));
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("the first of a window are admitted, then every so many")
    void burst() {
        Burst burst = new Burst(3, 2, Duration.ofSeconds(1));

        assertThat(IntStream.range(0, 8).mapToObj(i -> burst.admits(event(Level.INFO, i)) ? "x" : "."))
                .containsExactly("x", "x", "x", ".", "x", ".", "x", ".");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a new window begins anew; one event that is late does not")
    void windows() {
        Burst burst = new Burst(1, 1_000, Duration.ofSeconds(1));

        assertThat(burst.admits(event(Level.INFO, 900_000))).isTrue();
        assertThat(burst.admits(event(Level.INFO, 1_000_000))).isTrue();
        assertThat(burst.admits(event(Level.INFO, 999_999))).isFalse();
        assertThat(burst.admits(event(Level.INFO, 2_000_000))).isTrue();
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("numbers that make no sense are refused")
    void refused() {
        assertThatThrownBy(() -> new Burst(0, 1, Duration.ofSeconds(1)))
                .hasMessageContaining("must be at least 1");
    }
}
