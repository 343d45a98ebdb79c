package spiral.queue.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.eventloop.EventLoop;
import spiral.log.metrics.Registry;
import spiral.queue.JobHandler;
import spiral.queue.Settlement;

/// The handlers' threads are the test's own: each runs when it says so.
@DisplayName("A handler whose worker has lost its lease")
class LeaseLostTest {
    private final EventLoop loop = EventLoop.onVirtualClock().build();
    private final StoreDouble store = new StoreDouble();
    private final Deque<Runnable> asked = new ArrayDeque<>();
    private final Deque<Runnable> handlers = new ArrayDeque<>();
    private final List<Boolean> told = new ArrayList<>();
    private int interrupts;

    private Coordinator working(JobHandler handler) {
        store.add(1, false);
        Coordinator coordinator =
                new Coordinator(
                        loop,
                        store,
                        new StoreThread(loop, asked::add),
                        Map.of("work", handler),
                        2,
                        1,
                        this::thread,
                        new SplittableRandom(1),
                        new WorkerEvents(new Registry()));
        onLoop(() -> coordinator.registered(StoreDouble.WORKER));
        storeAnswers();
        return coordinator;
    }

    private Thread thread(Runnable body) {
        return new Thread(body) {
            @Override
            public void start() {
                handlers.add(body);
            }

            @Override
            public void interrupt() {
                interrupts++;
            }
        };
    }

    private void onLoop(Runnable action) {
        loop.post("test", action);
        loop.runUntilIdle();
    }

    private void storeAnswers() {
        while (!asked.isEmpty()) {
            asked.remove().run();
            loop.runUntilIdle();
        }
    }

    private void handlerRuns() {
        handlers.remove().run();
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

        assertThat(interrupts).isEqualTo(1);
        assertThat(told).containsExactly(true);
    }

    @Test
    @Order(2)
    @DisplayName("does not see that when it was interrupted for another reason")
    void anotherReason() {
        Coordinator coordinator = working(job -> told.add(job.leaseLost()));

        onLoop(() -> coordinator.cancel(List.of(1L)));
        handlerRuns();

        assertThat(interrupts).isEqualTo(1);
        assertThat(told).containsExactly(false);
    }

    @Test
    @Order(3)
    @DisplayName("and fails because of it, burns no attempt: the job goes back")
    void burnsNothing() {
        Coordinator coordinator =
                working(job -> {
                    throw new IOException("interrupted in the middle");
                });

        onLoop(coordinator::leaseLost);
        handlerRuns();

        assertThat(store.settled)
                .singleElement()
                .satisfies(settled -> assertThat(settled).isInstanceOf(Settlement.HandBack.class));
    }
}
