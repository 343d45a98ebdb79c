package spiral.log.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;
import spiral.log.Sampler;

@DisplayName("Only what is below a level is left to chance")
class BelowTest extends SamplerContract {
    @Override
    protected Sampler fresh() {
        return new Below(Level.WARN, new OneIn(3));
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("warnings and errors are always admitted")
    void severeEventsPass() {
        Sampler sampler = new Below(Level.WARN, event -> false);

        assertThat(sampler.admits(event(Level.WARN, 0))).isTrue();
        assertThat(sampler.admits(event(Level.ERROR, 0))).isTrue();
        assertThat(sampler.admits(event(Level.INFO, 0))).isFalse();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("of two samplers in a row, the second sees only what the first admits")
    void thenChains() {
        Sampler sampler = new OneIn(2).then(new OneIn(2));
        String answers = "";
        for (int i = 0; i < 8; i++) {
            answers += sampler.admits(event(Level.INFO, 0)) ? "x" : ".";
        }

        assertThat(answers).isEqualTo("x...x...");
    }
}
