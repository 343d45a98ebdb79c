package spiral.log.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;
import spiral.log.Event;
import spiral.log.Sampler;

@DisplayName("Each key by itself")
class PerKeyTest extends SamplerContract {
    @Override
    protected Sampler fresh() {
        return PerKey.statement(() -> new FirstPer(5, Duration.ofSeconds(1)));
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a noisy statement does not silence another one")
    void statements() {
        Sampler sampler = PerKey.statement(() -> new FirstPer(1, Duration.ofSeconds(1)));
        IntStream.range(0, 100).forEach(_ -> sampler.admits(event(Level.INFO, 0)));

        assertThat(sampler.admits(event(Level.INFO, 0).message("another {}"))).isTrue();
        assertThat(sampler.admits(event(Level.INFO, 0).message("another {}"))).isFalse();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("keys are forgotten when there are too many, the longest silent first")
    void limit() {
        Sampler sampler = new PerKey(Event::epochMicros, () -> new OneIn(1_000));
        IntStream.range(0, PerKey.MAX_KEYS + 1).forEach(i -> sampler.admits(event(Level.INFO, i)));

        assertThat(sampler.admits(event(Level.INFO, PerKey.MAX_KEYS))).isFalse();
        assertThat(sampler.admits(event(Level.INFO, 0))).isTrue();
    }
}
