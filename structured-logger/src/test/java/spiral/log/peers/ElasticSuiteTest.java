package spiral.log.peers;

import co.elastic.logging.AbstractEcsLoggingTest;
import co.elastic.logging.ParameterizedLogSupport;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.slf4j.Logger;
import spiral.log.Layout;
import spiral.log.LogConfig;
import spiral.log.LogSystem;
import spiral.log.Threshold;
import spiral.log.slf4j.Loggers;
import spiral.log.transport.MemoryTransport;

/// The suite that Elastic publishes for loggers of its schema, unchanged.
@DisplayName("Elastic's own suite for ECS logging")
class ElasticSuiteTest extends AbstractEcsLoggingTest {
    private final MemoryTransport memory = new MemoryTransport();
    private final Loggers loggers =
            new Loggers(
                    new LogSystem(
                            LogConfig.of(InstantSource.system(), memory)
                                    .withLevel(Threshold.TRACE)
                                    .withLayout(Layout.ECS_WITH_ORIGIN)
                                    .withFields(
                                            Map.of(
                                                    "service.name", "test",
                                                    "service.version", "test-version",
                                                    "service.environment", "test-environment",
                                                    "service.node.name", "test-node",
                                                    "event.dataset", "testdataset",
                                                    "key1", "value1",
                                                    "key2", "value2")),
                            sentence -> {
                                throw new AssertionError(sentence);
                            }));
    private final Logger log = loggers.getLogger("root");

    @Override
    public boolean putMdc(String key, String value) {
        loggers.mdc().put(key, value);
        return true;
    }

    @Override
    public ParameterizedLogSupport getParameterizedLogSettings() {
        return ParameterizedLogSupport.BRACKETS_ONLY;
    }

    @Override
    public void debug(String message) {
        log.debug(message);
    }

    @Override
    public void debug(String message, Object... arguments) {
        log.debug(message, arguments);
    }

    @Override
    public void error(String message, Throwable error) {
        log.error(message, error);
    }

    @Override
    public JsonNode getLastLogLine() throws IOException {
        return objectMapper.readTree(memory.lines().getLast());
    }
}
