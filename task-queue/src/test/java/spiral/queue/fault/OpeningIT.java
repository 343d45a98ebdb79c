package spiral.queue.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.JobQueue;

@DisplayName("A new store may be opened by many at the same moment")
class OpeningIT {
    private static final int PROCESSES = 4;
    private static final int THREADS = 6;
    private static final int ROUNDS = 50;

    @TempDir Path folder;

    @Test
    @DisplayName("worker processes that start together all find it made")
    void processes() throws Exception {
        Site site = Site.in(folder);
        try (Fleet fleet = new Fleet(site, PROCESSES, 1)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(Path.of(site.store())));
            try (JobQueue queue = JobQueue.open(site.store())) {
                await().atMost(Duration.ofSeconds(30)).until(() -> workers(queue) == PROCESSES);
            }
            for (int seat = 1; seat <= PROCESSES; seat++) {
                fleet.terminate(seat);
                assertThat(fleet.ended(seat, 20)).isTrue();
            }
        }
    }

    /// One time in 150, making the file failed with "database is locked".
    @Test
    @DisplayName("one of them makes it, the others wait, nobody is refused")
    void threads() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int round = 0; round < ROUNDS; round++) {
                String store = folder.resolve("queue-" + round + ".db").toString();
                CountDownLatch start = new CountDownLatch(1);
                List<Future<?>> opened = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    opened.add(threads.submit(() -> open(store, start)));
                }
                start.countDown();
                for (Future<?> each : opened) {
                    each.get();
                }
            }
        }
    }

    private static Void open(String store, CountDownLatch start) throws InterruptedException {
        start.await();
        JobQueue.open(store).close();
        return null;
    }

    private static int workers(JobQueue queue) {
        return queue.store().stats(Duration.ofHours(1)).workers().size();
    }
}
