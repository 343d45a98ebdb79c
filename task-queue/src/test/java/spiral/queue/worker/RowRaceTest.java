package spiral.queue.worker;

import static org.assertj.core.api.Assertions.assertThat;

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

/// On real threads, many times over: somebody stops a job at about the moment at which it ends and
/// the next in its row begins.
@DisplayName("Whoever stops a job in a row")
class RowRaceTest {
    private static final int TIMES = 3_000;

    private final EventLoop loop = EventLoop.onWallClock().build();
    private final ThreadFactory threads = Thread.ofVirtual().factory();

    private static List<Claim> two() {
        StoreDouble store = new StoreDouble();
        store.add(1, false);
        store.add(2, false);
        return List.copyOf(store.ready);
    }

    @Test
    @Order(1)
    @DisplayName("never interrupts the one behind it")
    void onlyTheRightOne() throws InterruptedException {
        int stopped = 0;
        int ranBoth = 0;
        for (int i = 0; i < TIMES; i++) {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch over = new CountDownLatch(1);
            ConcurrentLinkedQueue<Boolean> second = new ConcurrentLinkedQueue<>();
            JobHandler handler = job -> {
                if (job.job() == 1) {
                    begun.countDown();
                } else {
                    for (int look = 0; look < 100; look++) {
                        second.add(Thread.currentThread().isInterrupted());
                    }
                }
            };
            Row row = new Row();
            two().forEach(claim -> row.add(new Attempt(claim, handler, loop, row)));
            row.start(
                    body -> threads.newThread(() -> {
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
