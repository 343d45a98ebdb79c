package spiral.log.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.helpers.MDCAdapterTestBase;
import org.slf4j.spi.MDCAdapter;
import spiral.log.LogConfig;
import spiral.log.LogSystem;
import spiral.log.slf4j.Loggers;
import spiral.log.transport.MemoryTransport;

/// SLF4J's own suite for MDC adapters as we are without being told: child threads begin empty, so
/// what the suite says of inheriting is turned round.
public class DefaultContextTest extends MDCAdapterTestBase {
    @Override
    protected MDCAdapter instantiateMDC() {
        LogConfig config = LogConfig.of(InstantSource.system(), new MemoryTransport());
        return new Loggers(new LogSystem(config, sentence -> {})).mdc();
    }

    @Override
    public void testMDCInheritsValuesFromParentThread() throws InterruptedException {
        mdc.put("parentKey", "parentValue");
        AtomicReference<String> seen = new AtomicReference<>("not asked");

        Thread.ofPlatform().start(() -> seen.set(mdc.get("parentKey"))).join();

        assertThat(seen.get()).isNull();
    }

    @Override
    public void testMDCChildThreadCanOverwriteParentThread() throws InterruptedException {
        mdc.put("key", "parent");
        AtomicReference<String> seen = new AtomicReference<>();

        Thread.ofPlatform()
                .start(() -> {
                    mdc.put("key", "child");
                    seen.set(mdc.get("key"));
                })
                .join();

        assertThat(seen.get()).isEqualTo("child");
        assertThat(mdc.get("key")).isEqualTo("parent");
    }
}
