package spiral.queue.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spiral.queue.JobStore;
import spiral.queue.StoreException;

/// Says whether the store can be reached: to anybody, and only that. However many ask, the store is
/// asked once in [#SPAN].
final class Health {
    static final String PATH = "/v1/health";

    private static final Duration SPAN = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);

    private final Fresh<Boolean> ok;

    Health(JobStore store, StoreCalls calls, InstantSource clock) {
        ok = new Fresh<>(clock, SPAN, () -> reachable(store, calls));
    }

    private static boolean reachable(JobStore store, StoreCalls calls) {
        try {
            return calls.call(PATIENCE, store::now).isAfter(Instant.EPOCH);
        } catch (StoreException trouble) {
            LOG.warn("the store cannot be used just now", trouble);
            return false;
        }
    }

    Answer answer(String method) {
        if (!List.of("GET", "HEAD").contains(method)) {
            throw Routes.notAllowed(List.of("GET"));
        }
        return ok.get()
                ? Answer.json(200, Map.of("status", "ok"))
                : Answer.json(503, Map.of("status", "the store cannot be used"));
    }
}
