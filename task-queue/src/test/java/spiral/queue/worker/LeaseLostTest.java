package spiral.queue.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.log.metrics.Registry;
import spiral.queue.Claim;
import spiral.queue.JobHandler;
import spiral.queue.Settlement;

/// The handlers' threads are the test's own: each runs when it says so.
@DisplayName("A handler whose worker has lost its lease")
class LeaseLostTest extends AskedStore {
    private final List<Boolean> told = new ArrayList<>();
    private final HeldThreads threads = new HeldThreads();

    private Coordinator working(JobHandler handler) {
        store.add(1, false);
        Coordinator coordinator =
                new Coordinator(
                        loop,
                        store,
                        storeThread(),
                        Map.of("work", handler),
                        2,
                        1,
                        threads,
                        new SplittableRandom(1),
                        new WorkerEvents(new Registry()));
        onLoop(() -> coordinator.registered(StoreDouble.WORKER));
        storeAnswers();
        return coordinator;
    }

    private void handlerRuns() {
        threads.bodies.remove().run();
        loop.runUntilIdle();
        storeAnswers();
    }

    @Test
    @Order(1)
    @DisplayName("is interrupted, and can see why")
    void seesWhy() {
        Coordinator coordinator = working(job -> told.add(job.leaseLost()));

        onLoop(coordinator::leaseLost);
        handlerRuns();

        assertThat(threads.interrupts).isEqualTo(1);
        assertThat(told).containsExactly(true);
    }

    @Test
    @Order(2)
    @DisplayName("does not see that when it was interrupted for another reason")
    void anotherReason() {
        Coordinator coordinator = working(job -> told.add(job.leaseLost()));

        onLoop(() -> coordinator.cancel(List.of(1L)));
        handlerRuns();

        assertThat(threads.interrupts).isEqualTo(1);
        assertThat(told).containsExactly(false);
    }

    @Test
    @Order(3)
    @DisplayName("and fails because of it, burns no attempt: the job goes back")
    void burnsNothing() {
        Coordinator coordinator = breaksOff();

        onLoop(coordinator::leaseLost);
        handlerRuns();

        wentBack(Settlement.Why.LEASE_LOST);
    }

    @Test
    @Order(4)
    @DisplayName("and does not stop, is given up: the record says that it ran on")
    void neverStops() {
        Coordinator coordinator = working(job -> told.add(job.leaseLost()));

        onLoop(coordinator::leaseLost);
        loop.advance(Slots.PATIENCE);
        storeAnswers();

        wentBack(Settlement.Why.NEVER_STOPPED);
    }

    @Test
    @Order(5)
    @DisplayName("for its process shuts down, goes back as one that had begun")
    void shutDown() {
        Coordinator coordinator = breaksOff();

        onLoop(coordinator::interruptAll);
        handlerRuns();

        wentBack(Settlement.Why.SHUT_DOWN);
    }

    /// Its handler fails when it is interrupted.
    private Coordinator breaksOff() {
        return working(job -> {
            throw new IOException("interrupted in the middle");
        });
    }

    private void wentBack(Settlement.Why why) {
        assertThat(store.settled).singleElement().isEqualTo(new Settlement.HandBack(claim(), why));
    }

    private Claim claim() {
        return store.settled.getFirst().claim();
    }
}
