package spiral.queue.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.eventloop.EventLoop;
import spiral.queue.Claim;
import spiral.queue.JobHandler;
import spiral.queue.worker.Attempt.Stop;

@DisplayName("A row of jobs")
class RowTest {
    private static final int TIMES = 3_000;

    private final ThreadFactory threads = Thread.ofVirtual().factory();

    private static List<Claim> two() {
        StoreDouble store = new StoreDouble();
        store.add(1, false);
        store.add(2, false);
        return List.copyOf(store.ready);
    }

    @Test
    @Order(1)
    @DisplayName("begins nothing more after its patience, though nobody takes the rest back")
    void endsByItself() {
        EventLoop loop = EventLoop.onVirtualClock().build();
        List<Long> began = new ArrayList<>();
        Row row = new Row(loop);
        JobHandler frozen =
                job -> {
                    began.add(job.job());
                    loop.burn(Row.PATIENCE);
                };
        two().forEach(claim -> row.add(new Attempt(claim, frozen, loop, row)));

        loop.post(() -> row.start(AtOnce::new, (attempt, settlement) -> {}));
        loop.runUntilIdle();

        assertThat(began).containsExactly(1L);
        assertThat(row.takeBack()).extracting(Attempt::job).containsExactly(2L);
    }

    /// Runs on the thread that starts it.
    private static final class AtOnce extends Thread {
        private final Runnable body;

        AtOnce(Runnable body) {
            this.body = body;
        }

        @Override
        public void start() {
            body.run();
        }
    }

    /// On real threads, many times over: somebody stops a job at about the moment at which it ends
    /// and the next one begins.
    @Test
    @Order(2)
    @DisplayName("is not hit by an interrupt that was meant for a job before")
    void onlyTheRightOne() throws InterruptedException {
        EventLoop loop = EventLoop.onWallClock().build();
        int stopped = 0;
        int ranBoth = 0;
        for (int i = 0; i < TIMES; i++) {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch over = new CountDownLatch(1);
            ConcurrentLinkedQueue<Boolean> second = new ConcurrentLinkedQueue<>();
            JobHandler handler =
                    job -> {
                        if (job.job() == 1) {
                            begun.countDown();
                        } else {
                            for (int look = 0; look < 100; look++) {
                                second.add(Thread.currentThread().isInterrupted());
                            }
                        }
                    };
            Row row = new Row(loop);
            two().forEach(claim -> row.add(new Attempt(claim, handler, loop, row)));
            row.start(
                    body ->
                            threads.newThread(() -> {
                                body.run();
                                over.countDown();
                            }),
                    (attempt, settlement) -> {});
            begun.await();
            boolean first = row.attempts().getFirst().stop(Stop.CANCELLED);
            over.await();
            stopped += first ? 1 : 0;
            ranBoth += second.isEmpty() ? 0 : 1;

            assertThat(second).doesNotContain(true);
            assertThat(first && !second.isEmpty()).isFalse();
        }
        assertThat(stopped + ranBoth).isEqualTo(TIMES);
    }
}
