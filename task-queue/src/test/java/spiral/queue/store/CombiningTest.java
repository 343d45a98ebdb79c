package spiral.queue.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.queue.NewJob;
import spiral.queue.StoreException;

@DisplayName("Submits that come together share a commit")
class CombiningTest {
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    // what each commit stored; written by one leader at a time
    private final List<List<NewJob>> commits = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final Combining combining = new Combining(this::store);

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    @Test
    @Order(1)
    @DisplayName("a single caller's jobs are stored at once, with their ids in order")
    void alone() {
        goOn.countDown();

        assertThat(combining.submit(jobs("a", 3))).containsExactly(0L, 1L, 2L);
        assertThat(combining.submit(jobs("b", 2))).containsExactly(3L, 4L);
        assertThat(commits).hasSize(2);
    }

    @Test
    @Order(2)
    @DisplayName("all that come during a commit are stored by the next one, and get their own ids")
    void together() throws Exception {
        Future<List<Long>> first = callers.submit(() -> combining.submit(jobs("first", 1)));
        begun.await();
        List<Future<List<Long>>> others = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            others.add(callers.submit(inLine("other", others.size() + 1)));
        }
        awaitLine(20);
        goOn.countDown();

        assertThat(first.get()).containsExactly(0L);
        assertThat(commits).isNotEmpty();
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            List<Long> mine = others.get(i).get();
            assertThat(mine).hasSize(i + 1).isSorted();
            ids.addAll(mine);
        }
        assertThat(commits).hasSize(2);
        assertThat(ids).doesNotHaveDuplicates().hasSize(210);
    }

    @Test
    @Order(3)
    @DisplayName("a batch that cannot be stored fails alone")
    void oneFails() throws Exception {
        Future<List<Long>> first = callers.submit(inLine("first", 1));
        begun.await();
        Future<List<Long>> bad = callers.submit(inLine("bad", 1));
        Future<List<Long>> good = callers.submit(inLine("good", 2));
        awaitLine(2);
        goOn.countDown();

        assertThat(first.get()).hasSize(1);
        assertThat(good.get()).hasSize(2);
        assertThatThrownBy(bad::get).hasCauseInstanceOf(StoreException.class);
    }

    @Test
    @Order(4)
    @DisplayName("an error in one caller's turn leaves nobody waiting")
    void error() throws Exception {
        Future<List<Long>> dying = callers.submit(() -> combining.submit(jobs("dies", 1)));
        begun.await();
        Future<List<Long>> next = callers.submit(inLine("next", 1));
        awaitLine(1);
        goOn.countDown();

        assertThatThrownBy(dying::get).hasRootCauseInstanceOf(OutOfMemoryError.class);
        assertThat(next.get()).hasSize(1);
    }

    private void awaitLine(int batches) {
        await().until(() -> combining.waiting() == batches);
    }

    private Callable<List<Long>> inLine(String type, int count) {
        return () -> combining.submit(jobs(type, count));
    }

    private static List<NewJob> jobs(String type, int count) {
        return IntStream.range(0, count).mapToObj(i -> NewJob.of(type, "{}")).toList();
    }

    private List<Long> store(List<NewJob> jobs) {
        begun.countDown();
        awaitQuietly(goOn);
        if (jobs.stream().anyMatch(job -> job.type().equals("bad"))) {
            throw new StoreException("no");
        }
        if (jobs.stream().anyMatch(job -> job.type().equals("dies"))) {
            throw new OutOfMemoryError("as if");
        }
        long first = commits.stream().mapToLong(List::size).sum();
        commits.add(jobs);
        return LongStream.range(first, first + jobs.size()).boxed().toList();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
