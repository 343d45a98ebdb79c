package spiral.log.slf4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;

@DisplayName("What a thread keeps at hand between its events")
class DeskTest {
    private final TestLog log = new TestLog();
    private final Logger logger = log.logger("shop.Orders");

    @Test
    @DisplayName("a builder that another thread used is not given out again")
    void travelled() throws InterruptedException {
        LoggingEventBuilder kept = logger.atInfo().addKeyValue("k", 1);
        Thread.ofPlatform().start(() -> kept.log("elsewhere")).join();
        LoggingEventBuilder next = logger.atInfo();
        next.log("here");

        assertThat(next).isNotSameAs(kept);
        assertThat(log.lines().getFirst()).contains("\"message\":\"elsewhere\"", "\"k\":1");
        assertThat(log.last()).containsEntry("message", "here").doesNotContainKey("k");
    }

    @Test
    @DisplayName("a builder that was never used is given up, and the next one is used again")
    void neverUsed() {
        LoggingEventBuilder forgotten = logger.atInfo().addKeyValue("k", 1);
        LoggingEventBuilder next = logger.atInfo();
        next.log("here");

        assertThat(next).isNotSameAs(forgotten).isSameAs(logger.atInfo());
        assertThat(log.only()).doesNotContainKey("k");
    }

    @Test
    @DisplayName("each change of the context is in the next line")
    void contexts() {
        logger.info("none");
        log.mdc().put("user", "ada");
        logger.info("ada");
        log.mdc().setContextMap(Map.of("user", "bob"));
        logger.info("bob");
        log.mdc().clear();
        logger.info("none");

        assertThat(log.lines())
                .satisfiesExactly(
                        line -> assertThat(line).doesNotContain("\"user\""),
                        line -> assertThat(line).contains("\"user\":\"ada\""),
                        line -> assertThat(line).contains("\"user\":\"bob\""),
                        line -> assertThat(line).doesNotContain("\"user\""));
    }
}
