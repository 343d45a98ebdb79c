package spiral.queue.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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
    private final Combining combining = new Combining(10_000, this::store);

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

    @Test
    @Order(5)
    @DisplayName("a leader waits for as many as came along last time, but only for a moment")
    void gathers() throws Exception {
        List<Boolean> complete = Collections.synchronizedList(new ArrayList<>());
        Combining gathering =
                new Combining(100, this::store, all -> complete.add(all.getAsBoolean()), callers);
        Future<List<Long>> first = callers.submit(() -> gathering.submit(jobs("first", 1)));
        begun.await();
        Future<List<Long>> second = callers.submit(() -> gathering.submit(jobs("second", 1)));
        await().until(() -> gathering.waiting() == 1);
        goOn.countDown();
        first.get();
        second.get();

        assertThat(gathering.submit(jobs("alone", 1))).hasSize(1);
        assertThat(gathering.submit(jobs("alone", 1))).hasSize(1);
        // in between one came alone where two had been
        assertThat(complete).containsExactly(true, false, true, true);
    }

    @Test
    @Order(6)
    @DisplayName("in an outage nothing is tried again, and each caller is told")
    void outage() throws Exception {
        Future<List<Long>> first = callers.submit(inLine("first", 1));
        begun.await();
        Future<List<Long>> hit = callers.submit(inLine("outage", 1));
        Future<List<Long>> too = callers.submit(inLine("other", 1));
        awaitLine(2);
        goOn.countDown();

        assertThat(first.get()).hasSize(1);
        assertThatThrownBy(hit::get).hasCauseInstanceOf(Outage.class);
        assertThatThrownBy(too::get).hasCauseInstanceOf(Outage.class);
        assertThat(commits).hasSize(1);
        assertThat(combining.submit(jobs("later", 1))).hasSize(1);
    }

    @Test
    @Order(7)
    @DisplayName("what is too much for one commit is stored by several, in its order")
    void limits() throws Exception {
        Combining narrow = new Combining(3, this::store);
        Future<List<Long>> first = callers.submit(() -> narrow.submit(jobs("first", 1)));
        begun.await();
        List<Future<List<Long>>> others = new ArrayList<>();
        for (int size : new int[] {2, 2, 7, 1}) {
            others.add(callers.submit(() -> narrow.submit(jobs("other", size))));
            await().until(() -> narrow.waiting() == others.size());
        }
        goOn.countDown();

        for (Future<List<Long>> other : others) {
            other.get();
        }
        first.get();
        assertThat(commits).extracting(List::size).containsExactly(1, 2, 2, 7, 1);
    }

    @Test
    @Order(8)
    @DisplayName("a caller who is interrupted while it waits gets its answer and stays interrupted")
    void interrupted() throws Exception {
        Future<List<Long>> first = callers.submit(inLine("first", 1));
        begun.await();
        CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
        Thread waiting =
                Thread.ofVirtual()
                        .start(() -> {
                            combining.submit(jobs("waiting", 1));
                            stillInterrupted.complete(Thread.currentThread().isInterrupted());
                        });
        awaitLine(1);
        waiting.interrupt();
        goOn.countDown();

        assertThat(first.get()).hasSize(1);
        assertThat(stillInterrupted.get()).isTrue();
        assertThat(commits).hasSize(2);
    }

    @Test
    @Order(9)
    @DisplayName("no virtual thread leads by itself where that would risk the others' connection")
    void elsewhere() throws Exception {
        List<Boolean> virtual = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService leaders = Executors.newSingleThreadExecutor()) {
            Combining combining =
                    new Combining(
                            100,
                            jobs -> {
                                virtual.add(Thread.currentThread().isVirtual());
                                return List.of(7L);
                            },
                            Combining.Gathering.NONE,
                            leaders);

            assertThat(callers.submit(() -> combining.submit(jobs("a", 1))).get())
                    .containsExactly(7L);
        }
        assertThat(virtual).containsExactly(false);
    }

    @Test
    @Order(10)
    @DisplayName("however many come and go, each gets its own ids and nobody waits for ever")
    void crowd() throws Exception {
        AtomicLong next = new AtomicLong();
        Combining crowded =
                new Combining(
                        5,
                        jobs -> jobs.stream().map(job -> next.getAndIncrement()).toList(),
                        new Moment(),
                        callers);
        List<Future<List<Long>>> all = new ArrayList<>();
        try (ExecutorService platform = Executors.newFixedThreadPool(4)) {
            for (int caller = 0; caller < 8; caller++) {
                all.add((caller % 2 == 0 ? callers : platform).submit(() -> many(crowded)));
            }
            List<Long> ids = new ArrayList<>();
            for (Future<List<Long>> one : all) {
                ids.addAll(one.get(30, TimeUnit.SECONDS));
            }
            assertThat(ids).doesNotHaveDuplicates().hasSize(8 * 500);
        }
    }

    private static List<Long> many(Combining combining) {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            ids.addAll(combining.submit(jobs("crowd", 1)));
        }
        return ids;
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
        if (jobs.stream().anyMatch(job -> job.type().equals("outage"))) {
            throw new Outage("no server", new SQLException("gone"));
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
