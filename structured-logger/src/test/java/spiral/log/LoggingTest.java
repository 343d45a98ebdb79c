package spiral.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import spiral.log.transport.MemoryTransport;
import spiral.log.transport.TeeTransport;

@DisplayName("The logging of this process, found through SLF4J")
class LoggingTest {
    private final MemoryTransport memory = new MemoryTransport();
    private final Logger logger = LoggerFactory.getLogger("spiral.test.Process");

    @AfterEach
    void silence() {
        MDC.clear();
        Logging.configure(
                LogConfig.of(() -> Instant.EPOCH, new TeeTransport()).withLevel(Threshold.OFF));
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a logger made before the configuration follows it")
    void configure() {
        Logging.configure(
                LogConfig.of(() -> Instant.EPOCH, memory).withField("service.name", "queue"));
        MDC.put("job.id", "17");

        logger.atInfo().addKeyValue("attempt", 2).log("started");

        assertThat(memory.lines()).hasSize(1);
        assertThat(Strict.read(memory.lines().getFirst()))
                .containsEntry("log.logger", "spiral.test.Process")
                .containsEntry("service.name", "queue")
                .containsEntry("job.id", "17")
                .containsEntry("attempt", 2);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("the configuration in force can be changed in one respect")
    void change() {
        Logging.configure(LogConfig.of(() -> Instant.EPOCH, memory));
        logger.debug("unheard");

        Logging.configure(config -> config.withLevel("spiral.test", Threshold.DEBUG));
        logger.debug("heard");

        assertThat(memory.lines()).hasSize(1);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("there is one system, and its levels can be changed at any time")
    void levels() {
        Logging.configure(LogConfig.of(() -> Instant.EPOCH, memory));

        Logging.active().levels().set("spiral.test", Threshold.OFF);

        assertThat(Logging.active()).isSameAs(Logging.active());
        assertThat(logger.isErrorEnabled()).isFalse();
    }
}
