package spiral.log.slf4j;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import spiral.log.sample.FirstPer;
import spiral.log.sample.OneIn;

@DisplayName("What sampling holds back is counted and told")
class SamplingTest {
    private final TestLog log = new TestLog();
    private final Logger logger = log.logger("busy");

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("when the next second comes, the count of the last one is a line of its own")
    void theCountIsTold() {
        log.system().configure(c -> c.withSampler(new FirstPer(2, ofSeconds(1))));
        log.at("2026-03-01T09:30:00Z");
        say(10);
        log.at("2026-03-01T09:30:01Z");
        say(1);

        assertThat(log.lines()).hasSize(4);
        assertThat(log.lines().get(2))
                .contains("\"Sampling held back events\"", "\"log.suppressed\":8");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("at most one such line a second, however much is held back")
    void notTooOften() {
        log.system().configure(c -> c.withSampler(new OneIn(2)));
        say(1_001);
        assertThat(told()).isEqualTo(1);

        log.at("2026-03-01T09:30:01.5Z");
        say(2);
        assertThat(told()).isEqualTo(2);
        assertThat(log.lines()).anyMatch(line -> line.contains("\"log.suppressed\":500"));
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("at the end the rest is told; nothing is held back without a word")
    void theRestIsTold() {
        log.system().configure(c -> c.withSampler(new FirstPer(2, ofSeconds(1))));
        say(10);

        log.system().close();

        assertThat(log.last()).containsEntry("log.suppressed", 8);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("lines written and events told add up to what was said")
    void theAccountIsRight() {
        log.system().configure(c -> c.withSampler(new FirstPer(3, ofSeconds(1))));
        for (int second = 10; second < 30; second++) {
            log.at("2026-03-01T09:30:" + second + "Z");
            say(second);
        }
        log.system().close();

        long suppressed =
                log.lines().stream()
                        .map(spiral.log.Strict::read)
                        .mapToLong(line -> (int) line.getOrDefault("log.suppressed", 0))
                        .sum();
        assertThat(log.lines().size() - told() + suppressed).isEqualTo(20 * (10 + 29) / 2);
    }

    private void say(int times) {
        for (int i = 0; i < times; i++) {
            logger.info("tick");
        }
    }

    private long told() {
        return log.lines().stream().filter(line -> line.contains("log.suppressed")).count();
    }

    @Test
    @Order(20)
    @Tag("step:3")
    @DisplayName("the logger's own numbers are meters as others are")
    void ownNumbers() {
        spiral.log.metrics.Registry registry = new spiral.log.metrics.Registry();
        log.system()
                .configure(
                        c -> c.withMetrics(registry).withSampler(new spiral.log.sample.OneIn(2)));

        for (int i = 0; i < 10; i++) {
            log.at("2026-03-01T09:30:00.000064Z");
            log.logger("a").info("hello");
        }

        assertThat(spiral.log.metrics.PrometheusText.of(registry.readings()))
                .contains("log_events_total{level=\"info\"} 10")
                .contains("log_suppressed_total 5")
                .contains("log_encode_seconds_count");
    }
}
