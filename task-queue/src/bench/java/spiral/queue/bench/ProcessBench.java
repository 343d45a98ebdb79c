package spiral.queue.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.JobQueue;
import spiral.queue.JobState.Name;
import spiral.queue.NewJob;
import spiral.queue.cli.Main;
import spiral.queue.process.ChildProcess;

/// The queue as whole processes on this machine's disk (`synchronous=FULL`), each figure beside
/// the floor measured in the same run. Trust the ratios: the machine may be busy with other things.
@DisplayName("How fast the queue is")
class ProcessBench {
    private static final List<String> JVM = List.of("-Xmx512m");
    private static final int SLOTS = 64;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir Path folder;

    private Path store;
    private JobQueue queue;

    @BeforeEach
    void open() {
        store = folder.resolve("queue.db");
        queue = JobQueue.open(store.toString());
    }

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    @Order(1)
    @DisplayName("submitted jobs per second, in batches")
    void submit() throws Exception {
        int jobs = 100_000;
        submit(20_000);
        long begun = System.nanoTime();
        submit(jobs);
        double rate = jobs / seconds(begun);
        double floor = new Floor(folder).inserts(jobs);
        tell("submit", rate, "jobs/s", floor, "bare inserts/s");
    }

    @Test
    @Order(1)
    @DisplayName("submitted jobs per second of the command, from a file, with the start of its JVM")
    void submitFile() throws Exception {
        int jobs = 200_000;
        Path file = folder.resolve("jobs.jsonl");
        Files.write(
                file,
                IntStream.range(0, jobs)
                        .mapToObj(i -> "{\"type\":\"noop\",\"payload\":{\"number\":" + i + "}}")
                        .toList());
        ProcessBuilder command =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "submit",
                                "--any-type",
                                "--db=" + store,
                                "--file=" + file)
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD);
        long begun = System.nanoTime();
        assertThat(command.start().waitFor()).isZero();
        double rate = jobs / seconds(begun);
        double floor = new Floor(folder).inserts(jobs);
        tell("submit --file", rate, "jobs/s", floor, "bare inserts/s");
    }

    @Test
    @Order(2)
    @DisplayName("no-op jobs per second of one worker process")
    void work() throws Exception {
        int jobs = 300_000;
        submit(jobs);
        double rate;
        long begun = System.nanoTime();
        try (ChildProcess worker = worker(1)) {
            awaitSucceeded(jobs);
            System.out.printf(
                    "  with the start of its JVM %,.0f jobs/s, CPU %.1f s%n",
                    jobs / seconds(begun), cpu(worker).toMillis() / 1000.0);
            rate = rate();
        }
        Floor floor = new Floor(folder);
        tell(
                "work, 1 process",
                rate,
                "jobs/s",
                floor.leasesAndAcks(jobs),
                "bare leases and acks/s");
        System.out.printf("  the disk: %,.0f syncs/s%n", floor.syncs());
    }

    @Test
    @Order(3)
    @DisplayName("no-op jobs per second of four worker processes, and the slowest's share")
    void fourProcesses() throws Exception {
        int jobs = 300_000;
        List<ChildProcess> workers = new ArrayList<>();
        try {
            for (int i = 1; i <= 4; i++) {
                workers.add(worker(i));
            }
            await().atMost(PATIENCE).until(() -> stats().workers().size() == 4);
            submit(jobs);
            awaitSucceeded(jobs);
            long least = number("SELECT min(n) FROM (SELECT count(*) n FROM done GROUP BY owner)");
            long owners = number("SELECT count(DISTINCT owner) FROM done");
            System.out.printf(
                    "work, 4 processes: %,.0f jobs/s; the slowest of %d did %.1f %% (a fair share is 25 %%)%n",
                    rate(), owners, 100.0 * least / jobs);
        } finally {
            workers.forEach(ChildProcess::close);
        }
    }

    @Test
    @Order(4)
    @DisplayName("how soon an idle worker picks up a single job, and what idling costs")
    void idle() throws Exception {
        int times = 300;
        SplittableRandom random = new SplittableRandom(1);
        try (ChildProcess worker = worker(1)) {
            await().atMost(PATIENCE).until(() -> stats().workers().size() == 1);
            Thread.sleep(2_000);
            Duration before = cpu(worker);
            Thread.sleep(5_000);
            double share = cpu(worker).minus(before).toMillis() / 50.0;
            List<Long> waits = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                Thread.sleep(random.nextInt(20, 60));
                long id = queue.enqueue(NewJob.of("stamp", "{}"));
                long submitted = System.nanoTime();
                await().pollInterval(5, TimeUnit.MILLISECONDS).until(() -> succeeded(id));
                waits.add(started(id) - submitted);
            }
            Collections.sort(waits);
            System.out.printf(
                    "pick-up of a single job: p50 %.1f ms, p99 %.1f ms, most %.1f ms; idle: %.1f %% of a core%n",
                    waits.get(times / 2) / 1e6,
                    waits.get(times * 99 / 100) / 1e6,
                    waits.getLast() / 1e6,
                    share);
        }
    }

    private void submit(int jobs) {
        for (int left = jobs; left > 0; left -= 10_000) {
            queue.enqueue(
                    IntStream.range(0, Math.min(left, 10_000))
                            .mapToObj(i -> NewJob.of("noop", "{}"))
                            .toList());
        }
    }

    private ChildProcess worker(int number) throws IOException {
        return ChildProcess.start(
                BenchWorker.class,
                JVM,
                List.of(
                        store.toString(),
                        "worker-" + number,
                        "" + SLOTS,
                        folder.resolve("logs").toString()));
    }

    /// From the first success to the last one, on the store's clock.
    private double rate() throws SQLException {
        return 1000.0
                * number("SELECT count(*) FROM done")
                / number("SELECT max(at) - min(started_at) FROM done");
    }

    private void awaitSucceeded(long jobs) {
        await().atMost(PATIENCE)
                .pollInterval(20, TimeUnit.MILLISECONDS)
                .until(() -> stats().states().get(Name.SUCCEEDED) >= jobs);
    }

    private boolean succeeded(long id) {
        return queue.store().find(id).orElseThrow().life().state().name() == Name.SUCCEEDED;
    }

    private long started(long id) {
        return Long.parseLong(queue.store().find(id).orElseThrow().result().orElseThrow());
    }

    private spiral.queue.QueueStats stats() {
        return queue.store().stats(Duration.ofMinutes(30));
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getLong(1);
        }
    }

    private static Duration cpu(ChildProcess worker) {
        return worker.process().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void tell(String what, double rate, String unit, double floor, String below) {
        System.out.printf(
                "%s: %,.0f %s; floor %,.0f %s; ratio %.2f%n",
                what, rate, unit, floor, below, rate / floor);
    }
}
