package spiral.queue.worker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.BeforeEach;
import spiral.log.metrics.Registry;

/// A coordinator with two slots on the loop's virtual clock: the store answers when the test says so,
/// and a handler ends when the test ends it.
abstract class CoordinatorSuite extends AskedStore {
    private static final int SLOTS = 2;

    final List<Long> started = new ArrayList<>();
    final Map<Long, HandlerThread> handlers = new LinkedHashMap<>();
    Coordinator coordinator;

    /// Stands in for a virtual thread: runs the handler when the test says that its work is done.
    static final class HandlerThread extends Thread {
        private final Runnable body;
        boolean interrupted;

        HandlerThread(Runnable body) {
            this.body = body;
        }

        @Override
        public void start() {
            // it is at work now; the test ends it
        }

        @Override
        public void interrupt() {
            interrupted = true;
        }

        void end() {
            body.run();
        }
    }

    @BeforeEach
    void build() {
        ThreadFactory threads =
                body -> {
                    HandlerThread thread = new HandlerThread(body);
                    handlers.put((long) handlers.size(), thread);
                    return thread;
                };
        coordinator =
                new Coordinator(
                        loop,
                        store,
                        storeThread(),
                        Map.of("work", context -> started.add(context.job())),
                        SLOTS,
                        1,
                        threads,
                        new SplittableRandom(1),
                        new WorkerEvents(new Registry()));
    }

    final void begin() {
        onLoop(() -> coordinator.registered(StoreDouble.WORKER));
    }

    final void end(long handler) {
        handlers.get(handler).end();
        loop.runUntilIdle();
    }

    final List<Long> settledJobs() {
        return store.settled.stream().map(settlement -> settlement.claim().job()).toList();
    }
}
