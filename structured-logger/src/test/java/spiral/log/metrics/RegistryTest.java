package spiral.log.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Counters and timers")
class RegistryTest {
    private final Registry registry = new Registry();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a counter only grows")
    void counters() {
        Counter done = registry.counter("jobs.done");

        done.increment();
        done.add(4);

        assertThat(done.sum()).isEqualTo(5);
        assertThatThrownBy(() -> done.add(-1)).hasMessage("amount must not be negative but was -1");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("asking twice for a name gives the same counter; other tags, another one")
    void names() {
        registry.counter("jobs.done", "type", "exec").increment();
        registry.counter("jobs.done", "type", "exec").increment();
        registry.counter("jobs.done", "type", "mail").increment();

        assertThat(registry.counter("jobs.done", "type", "exec").sum()).isEqualTo(2);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("the order of tags does not matter")
    void tagOrder() {
        assertThat(registry.counter("c", "a", "1", "b", "2"))
                .isSameAs(registry.counter("c", "b", "2", "a", "1"));
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("a timer answers with percentiles, in nanoseconds")
    void timers() {
        Timer run = registry.timer("jobs.run");
        for (int millis = 1; millis <= 100; millis++) {
            run.record(Duration.ofMillis(millis));
        }

        assertThat(run.snapshot().count()).isEqualTo(100);
        assertThat(run.snapshot().percentile(95)).isBetween(95_000_000L, 95_950_000L);
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("a duration that cannot be is counted as the nearest that can")
    void strangeDurations() {
        Timer run = registry.timer("jobs.run");

        run.record(Duration.ofSeconds(-1));
        run.record(Duration.ofSeconds(Long.MAX_VALUE));
        run.record(Duration.ofSeconds(Long.MIN_VALUE));

        assertThat(run.snapshot().min()).isZero();
        assertThat(run.snapshot().max()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("readings come sorted by name and tags")
    void readings() {
        registry.timer("z.run");
        registry.counter("b", "type", "y").increment();
        registry.counter("b", "type", "x");
        registry.gauge("a.length", () -> 2.5);

        assertThat(registry.readings())
                .containsExactly(
                        new Reading.Level(MeterId.of("a.length"), 2.5),
                        new Reading.Count(MeterId.of("b", "type", "x"), 0),
                        new Reading.Count(MeterId.of("b", "type", "y"), 1),
                        new Reading.Durations(MeterId.of("z.run"), HistogramSnapshot.EMPTY));
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a gauge that throws reads as not a number, and spoils no other reading")
    void brokenGauges() {
        registry.gauge(
                "broken",
                () -> {
                    throw new IllegalStateException();
                });

        assertThat(registry.readings())
                .isEqualTo(List.of(new Reading.Level(MeterId.of("broken"), Double.NaN)));
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("one name cannot be a counter and a timer")
    void oneKind() {
        registry.counter("jobs", "type", "exec");

        assertThatThrownBy(() -> registry.timer("jobs", "type", "exec"))
                .hasMessage("jobs{type=exec} is a counter already, not a timer");
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("beyond the limit new meters share one: a tag with an id in it costs no memory")
    void theLimit() {
        for (int id = 0; id < Registry.MAX_METERS + 100; id++) {
            registry.counter("jobs.done", "id", "job-" + id).increment();
        }

        assertThat(registry.readings()).hasSize(Registry.MAX_METERS + 1);
        assertThat(registry.readings())
                .contains(
                        new Reading.Count(
                                MeterId.of("jobs.done", "overflow", "true", "kind", "counter"),
                                100));
        assertThat(registry.counter("jobs.done", "id", "job-7").sum()).isEqualTo(1);
    }

    @Test
    @Order(10)
    @Tag("step:2")
    @DisplayName("names and tags are checked at the door")
    void refusals() {
        assertThatThrownBy(() -> registry.counter(" "))
                .hasMessageContaining("name must not be blank");
        assertThatThrownBy(() -> registry.counter("c", "lonely"))
                .hasMessage("tags must come in pairs but there were 1 strings");
    }
}
