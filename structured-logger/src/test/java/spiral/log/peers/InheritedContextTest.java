package spiral.log.peers;

import java.time.InstantSource;
import org.slf4j.helpers.MDCAdapterTestBase;
import org.slf4j.spi.MDCAdapter;
import spiral.log.LogConfig;
import spiral.log.LogSystem;
import spiral.log.slf4j.Loggers;
import spiral.log.transport.MemoryTransport;

/// SLF4J's own suite for MDC adapters, unchanged; it expects that child threads inherit.
public class InheritedContextTest extends MDCAdapterTestBase {
    @Override
    protected MDCAdapter instantiateMDC() {
        LogConfig config =
                LogConfig.of(InstantSource.system(), new MemoryTransport())
                        .withInheritedContext(true);
        return new Loggers(new LogSystem(config, sentence -> {})).mdc();
    }
}
