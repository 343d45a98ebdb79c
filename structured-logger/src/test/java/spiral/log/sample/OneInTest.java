package spiral.log.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;
import spiral.log.Sampler;

@DisplayName("One in N")
class OneInTest extends SamplerContract {
    @Override
    protected Sampler fresh() {
        return new OneIn(7);
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("the first is admitted, then every N-th")
    void everyNth() {
        Sampler sampler = new OneIn(3);

        assertThat(
                        IntStream.range(0, 7)
                                .mapToObj(i -> sampler.admits(event(Level.INFO, i)) ? "x" : "."))
                .containsExactly("x", ".", ".", "x", ".", ".", "x");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("one in one is everything; one in none is a mistake")
    void limits() {
        Sampler all = new OneIn(1);

        assertThat(IntStream.range(0, 9)).allMatch(i -> all.admits(event(Level.INFO, i)));
        assertThatThrownBy(() -> new OneIn(0)).hasMessage("n must be at least 1 but was 0");
    }
}
