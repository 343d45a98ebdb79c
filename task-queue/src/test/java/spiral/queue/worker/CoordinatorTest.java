package spiral.queue.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.log.metrics.Registry;
import spiral.queue.JobStore.Suspects;
import spiral.queue.Settlement;

/// On the loop's virtual clock: the store answers when the test says so, and a handler ends when
/// the test ends it.
@DisplayName("A worker's coordinator")
class CoordinatorTest extends AskedStore {
    private static final int SLOTS = 2;

    private final List<Long> started = new ArrayList<>();
    private final Map<Long, HandlerThread> handlers = new java.util.LinkedHashMap<>();
    private Coordinator coordinator;

    /// Stands in for a virtual thread: runs the handler when the test says that its work is done.
    private static final class HandlerThread extends Thread {
        private final Runnable body;
        private boolean interrupted;

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

    private void begin() {
        onLoop(() -> coordinator.registered(StoreDouble.WORKER));
    }

    private void end(long handler) {
        handlers.get(handler).end();
        loop.runUntilIdle();
    }

    private List<Long> settledJobs() {
        return store.settled.stream().map(settlement -> settlement.claim().job()).toList();
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("it asks for as many jobs as it has slots, and starts them")
    void fillsSlots() {
        store.add(1, false);
        store.add(2, false);
        store.add(3, false);

        begin();
        storeAnswers();

        assertThat(store.wanted).containsExactly(2);
        assertThat(handlers).hasSize(2);
        assertThat(coordinator.running()).isEqualTo(2);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("an ended job is settled together with the next claim")
    void settles() {
        store.add(1, false);
        store.add(2, false);
        store.add(3, false);
        begin();
        storeAnswers();

        end(0);
        storeAnswers();

        assertThat(settledJobs()).containsExactly(1L);
        assertThat(handlers).hasSize(3);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("an ended job may let others start: its worker asks though it found none before")
    void asksAgain() {
        store.add(1, false);
        begin();
        storeAnswers();
        onLoop(() -> coordinator.lookForWork());
        storeAnswers();
        store.wanted.clear();
        store.add(2, false); // held back by a limit until the first has ended

        end(0);
        storeAnswers();

        assertThat(store.wanted).first().isNotEqualTo(0);
        assertThat(handlers).hasSize(2);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName(
            "one exchange is under way at a time; what ends meanwhile goes along with the next")
    void batches() {
        store.add(1, false);
        store.add(2, false);
        begin();
        storeAnswers();

        end(0);
        end(1);
        assertThat(asked).hasSize(1);
        storeAnswers();

        assertThat(settledJobs()).containsExactly(1L, 2L);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("when nothing came it asks no more until it hears of work")
    void restsWhenEmpty() {
        begin();
        storeAnswers();
        loop.advance(Duration.ofMinutes(1));
        assertThat(asked).isEmpty();

        store.add(1, false);
        onLoop(coordinator::lookForWork);
        storeAnswers();

        assertThat(handlers).hasSize(1);
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("a suspect waits until nothing else runs, and nothing starts beside it")
    void suspectRunsAlone() {
        store.add(1, false);
        store.add(2, true);
        store.add(3, false);
        begin();
        storeAnswers();
        assertThat(handlers).hasSize(1);

        end(0);
        storeAnswers();
        assertThat(store.begun).containsExactly(2L);
        assertThat(handlers).hasSize(2);
        assertThat(store.ready).hasSize(1);

        end(1);
        storeAnswers();
        assertThat(started).containsExactly(1L, 2L);
        assertThat(handlers).hasSize(3);
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("while the store is away nothing is lost: it is asked again, and hears everything")
    void storeTrouble() {
        store.add(1, false);
        store.add(2, false);
        begin();
        storeAnswers();
        store.down = true;
        end(0);
        storeAnswers();
        end(1);
        loop.advance(Duration.ofSeconds(1));
        storeAnswers();
        assertThat(store.settled).isEmpty();

        store.down = false;
        loop.advance(Duration.ofSeconds(10));
        storeAnswers();

        assertThat(settledJobs()).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a job whose time is up is interrupted, and counts as failed")
    void timeOut() {
        store.add(1, false);
        begin();
        storeAnswers();

        loop.advance(Duration.ofSeconds(11));
        assertThat(handlers.get(0L).interrupted).isTrue();
        loop.advance(Slots.PATIENCE);
        storeAnswers();

        assertThat(store.settled)
                .singleElement()
                .isInstanceOfSatisfying(
                        Settlement.Failure.class,
                        failure ->
                                assertThat(failure.error()).startsWith("timed out after 10000 ms"));
        assertThat(coordinator.running()).isZero();
    }

    @Test
    @Order(8)
    @Tag("step:3")
    @DisplayName("when it closes it hands back what has not begun, lets the rest end, and says so")
    void close() {
        List<String> said = new ArrayList<>();
        store.add(1, false);
        store.add(2, true);
        begin();
        storeAnswers();

        onLoop(() -> coordinator.close(() -> said.add("empty")));
        storeAnswers();
        assertThat(store.settled)
                .singleElement()
                .extracting(settled -> ((Settlement.HandBack) settled).why())
                .isEqualTo(Settlement.Why.NOT_BEGUN);
        assertThat(said).isEmpty();

        end(0);
        storeAnswers();
        assertThat(said).contains("empty");
        assertThat(settledJobs()).containsExactly(2L, 1L);
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("when the lease is lost everything is interrupted and nothing is claimed")
    void leaseLost() {
        store.add(1, false);
        begin();
        storeAnswers();
        store.add(2, false);

        onLoop(coordinator::leaseLost);
        onLoop(coordinator::lookForWork);
        storeAnswers();

        assertThat(handlers.get(0L).interrupted).isTrue();
        assertThat(store.ready).hasSize(1);
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("claims that arrive for a lost lease are not started")
    void lateClaims() {
        store.add(1, false);
        begin();
        onLoop(coordinator::leaseLost);
        storeAnswers();

        assertThat(handlers).isEmpty();
    }

    @Test
    @Order(12)
    @Tag("step:4")
    @DisplayName("it takes a suspect only when it is idle, and after one lets others go first")
    void suspectsWhenIdle() {
        store.add(1, true);
        begin();
        storeAnswers();
        end(0);
        storeAnswers();
        store.add(2, false);
        store.add(3, false);
        onLoop(coordinator::lookForWork);
        storeAnswers();
        end(1);
        storeAnswers();

        assertThat(store.suspects)
                .startsWith(Suspects.BEFORE_OTHERS)
                .contains(Suspects.AFTER_OTHERS)
                .endsWith(Suspects.NONE);
    }

    @Test
    @Order(13)
    @Tag("step:4")
    @DisplayName("after trouble with the store it settles first and claims later")
    void settlesFirst() {
        store.add(1, false);
        begin();
        storeAnswers();
        store.down = true;
        end(0);
        storeAnswers();
        store.down = false;
        store.wanted.clear();

        loop.advance(Duration.ofSeconds(10));
        storeAnswers();

        assertThat(store.wanted.get(0)).isZero();
        assertThat(store.wanted.get(1)).isPositive();
    }

    @Test
    @Order(14)
    @Tag("step:4")
    @DisplayName("a handler that ignores the loss of its lease does not keep its slot")
    void leaseLostAndIgnored() {
        store.add(1, false);
        begin();
        storeAnswers();

        onLoop(coordinator::leaseLost);
        loop.advance(Slots.PATIENCE);

        assertThat(coordinator.running()).isZero();
    }

    @Test
    @Order(15)
    @Tag("step:4")
    @DisplayName("jobs that wait too long for a slot go back, so that others can run them")
    void doesNotHoard() {
        for (int job = 1; job <= 100; job++) {
            store.add(job, false);
        }
        begin();
        storeAnswers();
        for (int quick = 0; quick < 20; quick++) {
            end(quick);
            storeAnswers();
        }

        loop.advance(Duration.ofSeconds(3));
        onLoop(coordinator::dontHoard);
        storeAnswers();

        assertThat(store.settled).filteredOn(Settlement.HandBack.class::isInstance).isNotEmpty();
        assertThat(handlers).hasSizeLessThan(25);
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("a cancelled job is interrupted; if its handler does not care it is given up")
    void cancel() {
        store.add(1, false);
        begin();
        storeAnswers();

        onLoop(() -> coordinator.cancel(List.of(1L)));
        assertThat(handlers.get(0L).interrupted).isTrue();
        loop.advance(Slots.PATIENCE);
        storeAnswers();

        assertThat(store.settled).singleElement().isInstanceOf(Settlement.Stopped.class);
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName(
            "a handler that does not care for a lost lease is given up: its slot is free again")
    void leaseLostInVain() {
        store.add(1, true);
        begin();
        storeAnswers();
        store.add(2, false);
        onLoop(coordinator::leaseLost);

        onLoop(() -> coordinator.registered(StoreDouble.WORKER));
        loop.advance(Slots.PATIENCE);
        storeAnswers();

        assertThat(handlers).hasSize(2);
    }

    @Test
    @Order(18)
    @Tag("step:3")
    @DisplayName(
            "after an exchange that failed it first names the jobs that it knows to be its own")
    void namesItsJobs() {
        store.add(1, false);
        begin();
        storeAnswers();
        store.down = true;
        onLoop(coordinator::lookForWork);
        storeAnswers();
        store.down = false;
        assertThat(store.known).isEmpty();

        loop.advance(Duration.ofSeconds(5));
        storeAnswers();

        assertThat(store.known).containsExactly(List.of(1L));
    }
}
