package spiral.log.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;
import spiral.log.Event;
import spiral.log.Sampler;

@DisplayName("A share of traces, each of them whole")
class TraceShareTest extends SamplerContract {
    @Override
    protected Sampler fresh() {
        return new TraceShare(0.5);
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("the decision is a function of the trace id alone")
    void sameEverywhere() {
        TraceShare half = new TraceShare(0.5);

        assertThat(half.admits("4bf92f3577b34da6a37fffffffffffff")).isTrue();
        assertThat(half.admits("4bf92f3577b34da6a380000000000000")).isFalse();
        assertThat(half.admits("000000000000000000ffffffffffffff")).isFalse();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("as many are admitted as the share says, and less share is a part of more")
    void share() {
        java.util.Random random = new java.util.Random(1);
        TraceShare tenth = new TraceShare(0.1);
        TraceShare half = new TraceShare(0.5);
        int admitted = 0;
        for (int i = 0; i < 10_000; i++) {
            String trace = "%016x%016x".formatted(random.nextLong(), random.nextLong());
            admitted += tenth.admits(trace) ? 1 : 0;
            assertThat(half.admits(trace) || !tenth.admits(trace)).isTrue();
        }
        assertThat(admitted).isBetween(900, 1_100);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("the trace of an event is that of its context; without one, all are admitted")
    void events() {
        String trace = "000000000000000000ffffffffffffff";
        Sampler none = new TraceShare(0);
        Event traced = new Event(Level.INFO, "a", "main", Map.of("trace.id", trace));

        assertThat(none.admits(traced)).isFalse();
        assertThat(none.admits(event(Level.INFO, 0))).isTrue();

        assertThatThrownBy(() -> new TraceShare(1.5))
                .hasMessage("share must be from 0 to 1 but was 1.5");
    }
}
