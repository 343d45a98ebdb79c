package spiral.log.peers;

import org.slf4j.testHarness.MultithreadedInitializationTest;
import spiral.log.Logging;

/// SLF4J's own suite for providers, unchanged: events said while the provider starts are not lost.
/// Nothing else in its process may have started SLF4J.
public class DeferredStartIT extends MultithreadedInitializationTest {
    public DeferredStartIT() {
        System.setProperty("spiral.log.level", "trace");
        System.setProperty("spiral.log.file", "target/deferred-start.jsonl");
    }

    @Override
    protected long getRecordedEventCount() {
        return Logging.active().config().transport().ledger().written();
    }
}
