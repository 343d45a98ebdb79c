package spiral.queue.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import spiral.async.BreakerRules;
import spiral.log.LogConfig;
import spiral.log.Logging;
import spiral.log.metrics.Counter;
import spiral.log.metrics.HistogramSnapshot;
import spiral.log.metrics.Registry;
import spiral.log.transport.MemoryTransport;
import spiral.queue.Job;
import spiral.queue.JobQueue;
import spiral.queue.JobState;
import spiral.queue.JobState.Name;
import spiral.queue.NewJob;
import spiral.queue.QueueSettings;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.Event;

@DisplayName("A worker on a real store, in real time")
class WorkerIT {
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final BreakerRules NEVER_OPENS =
            new BreakerRules(64, 64, 100, Duration.ofSeconds(1), 1);
    private static final QueueSettings SETTINGS =
            QueueSettings.USUAL
                    .breaker(NEVER_OPENS)
                    .lease(Duration.ofSeconds(1))
                    .waits(Duration.ofMillis(20), Duration.ofMillis(40));

    @TempDir Path folder;
    private final MemoryTransport lines = new MemoryTransport();
    private LogConfig before;
    private JobQueue queue;

    @BeforeEach
    void open() {
        before = Logging.active().config();
        Logging.configure(LogConfig.of(InstantSource.system(), lines));
        queue = JobQueue.open(folder.resolve("queue.db").toString(), SETTINGS);
    }

    @AfterEach
    void close() {
        queue.close();
        Logging.configure(before);
    }

    private QueueStats stats() {
        return queue.store().stats(WINDOW);
    }

    private void awaitEnded(long jobs) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> stats().count(Name.SUCCEEDED) + stats().count(Name.DEAD) == jobs);
    }

    @Test
    @DisplayName("its metrics and the store's numbers agree")
    void numbersAgree() {
        Registry metrics = new Registry();
        queue.enqueue(
                IntStream.range(0, 300)
                        .mapToObj(i -> NewJob.of("work", "" + i).maxAttempts(2))
                        .toList());

        try (Worker _ =
                queue.worker()
                        .metrics(metrics)
                        .handle("work", job -> work(Integer.parseInt(job.payload())))
                        .start()) {
            awaitEnded(300);
        }

        QueueStats.Flow flow = stats().types().get("work");
        assertThat(flow.count(Event.SUCCEEDED))
                .isEqualTo(270)
                .isEqualTo(jobs(metrics, "succeeded"));
        assertThat(flow.count(Event.FAILED)).isEqualTo(60).isEqualTo(jobs(metrics, "failed"));
        assertThat(flow.count(Event.DEAD)).isEqualTo(30).isEqualTo(jobs(metrics, "dead"));
        assertThat(flow.successRate()).contains(270.0 / 330);
        agree(flow.runs(), metrics.timer("job.run", "type", "work").snapshot());
        agree(flow.waits(), metrics.timer("job.wait", "type", "work").snapshot());
    }

    /// Every tenth job fails.
    private static void work(int number) {
        if (number % 10 == 0) {
            throw new IllegalStateException("a bad number");
        }
    }

    private static long jobs(Registry metrics, String outcome) {
        Counter counter = metrics.counter("jobs", "type", "work", "outcome", outcome);
        return counter.sum();
    }

    /// The store keeps microseconds, the metrics nanoseconds; both within 1 %.
    private static void agree(HistogramSnapshot store, HistogramSnapshot metrics) {
        assertThat(store.count()).isEqualTo(metrics.count());
        for (double percent : new double[] {50, 95, 99}) {
            double micros = metrics.percentile(percent) / 1000.0;
            assertThat((double) store.percentile(percent))
                    .isCloseTo(micros, within(1 + micros * 0.02));
        }
    }

    @Test
    @DisplayName("a failing job is tried again and ends in the dead letters with its error")
    void deadLetter() {
        long id = queue.enqueue(NewJob.of("work", "10").maxAttempts(3));

        try (Worker _ =
                queue.worker()
                        .handle("work", job -> work(Integer.parseInt(job.payload())))
                        .start()) {
            awaitEnded(1);
        }

        Job dead = queue.store().find(id).orElseThrow();
        assertThat(dead.life().state()).isInstanceOf(JobState.Dead.class);
        assertThat(dead.life().attempt()).isEqualTo(3);
        assertThat(dead.lastError()).contains("IllegalStateException: a bad number");
        assertThat(queue.store().attempts(id)).hasSize(3);
    }

    @Test
    @DisplayName("lines written by code inside a handler carry job, attempt and trace")
    void correlation() {
        long id = queue.enqueue(NewJob.of("work", "{}"));
        String trace = queue.store().find(id).orElseThrow().traceparent().substring(3, 35);

        try (Worker _ =
                queue.worker()
                        .handle("work", job -> LoggerFactory.getLogger("mine").info("deep inside"))
                        .start()) {
            awaitEnded(1);
        }

        assertThat(lines.lines())
                .filteredOn(line -> line.contains("deep inside"))
                .singleElement()
                .asString()
                .contains("\"job.id\":\"" + id + "\"", "\"job.attempt\":\"1\"", trace);
    }

    @Test
    @DisplayName("a cancelled running job is interrupted and stays cancelled")
    void cancel() throws Exception {
        CountDownLatch runs = new CountDownLatch(1);
        long id = queue.enqueue(NewJob.of("work", "{}"));

        try (Worker _ =
                queue.worker()
                        .handle(
                                "work",
                                job -> {
                                    runs.countDown();
                                    new CountDownLatch(1).await();
                                })
                        .start()) {
            runs.await();
            queue.store().cancel(id);
            await().atMost(Duration.ofSeconds(10)).until(() -> stats().count(Name.CANCELLED) == 1);
        }

        assertThat(queue.store().attempts(id)).hasSize(1);
    }

    @Test
    @DisplayName("a job that waits for its time is not started before it, and soon after")
    void delayed() {
        List<NewJob> jobs = List.of(NewJob.of("work", "1").delay(Duration.ofMillis(500)));
        long id = queue.enqueue(jobs).getFirst();

        try (Worker _ =
                queue.worker()
                        .handle("work", job -> work(Integer.parseInt(job.payload())))
                        .start()) {
            awaitEnded(1);
        }

        Job done = queue.store().find(id).orElseThrow();
        Duration took =
                Duration.between(
                        done.submittedAt(), queue.store().attempts(id).getFirst().startedAt());
        assertThat(took).isBetween(Duration.ofMillis(500), Duration.ofMillis(3_000));
    }
}
