package spiral.queue.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import spiral.queue.Job;
import spiral.queue.JobQueue;
import spiral.queue.JobState;
import spiral.queue.NewJob;
import spiral.queue.QueueSettings;
import spiral.queue.process.ChildProcess;

/// What is promised of workers that have nothing to do, and of those that are killed.
final class IdleBars {
    private static final List<String> JVM = List.of("-Xmx256m");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final int PICK_UPS = 300;

    private final Path folder;
    private final String name;

    IdleBars(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    static ChildProcess worker(String store, Path folder, String name, int slots)
            throws IOException {
        return ChildProcess.start(
                BenchWorker.class,
                JVM,
                List.of(store, name, "" + slots, folder.resolve("logs").toString()));
    }

    void idle(String store, Scoreboard board) throws Exception {
        try (JobQueue queue = JobQueue.open(store);
                ChildProcess worker = worker(store, folder, "idler", 8)) {
            awaitWorkers(queue, 1);
            pickUps(queue, 50);
            Thread.sleep(3_000);
            Duration before = cpu(worker);
            Thread.sleep(IDLE);
            double percent = 100.0 * cpu(worker).minus(before).toMillis() / IDLE.toMillis();
            List<Long> waits = pickUps(queue, PICK_UPS);
            double half = waits.get(PICK_UPS / 2) / 1e6;
            double most = waits.get(PICK_UPS * 99 / 100) / 1e6;
            String of = ", " + name;
            board.atMost(
                    "idle worker" + of, "%.2f %% of a core".formatted(percent), percent, 0.5, " %");
            board.atMost(
                    "pick-up on an idle worker, p50" + of,
                    "%.2f ms".formatted(half),
                    half,
                    3,
                    " ms");
            board.atMost(
                    "pick-up on an idle worker, p99" + of,
                    "%.2f ms".formatted(most),
                    most,
                    15,
                    " ms");
        }
    }

    /// Nanoseconds from the submit's return to the handler's start, sorted.
    private static List<Long> pickUps(JobQueue queue, int times) throws InterruptedException {
        SplittableRandom random = new SplittableRandom(1);
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Thread.sleep(random.nextInt(20, 60));
            long id = queue.enqueue(NewJob.of("stamp", "{}"));
            long submitted = System.nanoTime();
            await().pollInterval(5, TimeUnit.MILLISECONDS)
                    .until(() -> job(queue, id).result().isPresent());
            waits.add(Long.parseLong(job(queue, id).result().orElseThrow()) - submitted);
        }
        Collections.sort(waits);
        return waits;
    }

    void kills(Supplier<String> stores, Scoreboard board) throws Exception {
        double usual = longest(stores.get(), QueueSettings.USUAL, 1);
        double tuned = longest(stores.get(), QueueSettings.USUAL.lease(Duration.ofSeconds(1)), 4);
        String what = "SIGKILL -> runs elsewhere, " + name;
        board.atMost(what + ", defaults", "%.1f s".formatted(usual), usual, 11, " s");
        board.atMost(what + ", lease 1 s", "%.1f s".formatted(tuned), tuned, 2, " s");
    }

    /// Seconds from a worker's end to its job's start on another, the longest of some times.
    private double longest(String store, QueueSettings settings, int times) throws Exception {
        double longest = 0;
        for (int i = 0; i < times; i++) {
            longest = Math.max(longest, killed(store, settings));
        }
        return longest;
    }

    private double killed(String store, QueueSettings settings) throws Exception {
        try (JobQueue queue = JobQueue.open(store, settings);
                ChildProcess victim = worker(store, folder, "victim", 8)) {
            awaitWorkers(queue, 1);
            long id = queue.enqueue(NewJob.of("stay", "{}"));
            await().atMost(PATIENCE).until(() -> runs(queue, id));
            try (ChildProcess _ = worker(store, folder, "heir", 8)) {
                awaitWorkers(queue, 2);
                // the lease is counted from the last heartbeat: the worst case is just after one
                Thread.sleep(settings.lease().dividedBy(4));
                long begun = System.nanoTime();
                victim.kill();
                victim.process().onExit().join();
                await().atMost(PATIENCE)
                        .pollInterval(5, TimeUnit.MILLISECONDS)
                        .until(() -> job(queue, id).life().crashes() == 1 && runs(queue, id));
                double took = (System.nanoTime() - begun) / 1e9;
                queue.store().cancel(id);
                await().atMost(PATIENCE).until(() -> !runs(queue, id));
                return took;
            }
        }
    }

    private static boolean runs(JobQueue queue, long id) {
        return job(queue, id).life().state().name() == JobState.Name.RUNNING;
    }

    private static Job job(JobQueue queue, long id) {
        return queue.store().find(id).orElseThrow();
    }

    private static void awaitWorkers(JobQueue queue, int count) {
        await().atMost(PATIENCE)
                .until(() ->
                        queue.store().stats(PATIENCE).workers().stream()
                                        .filter(worker -> worker.state().equals("alive"))
                                        .count()
                                == count);
    }

    private static Duration cpu(ChildProcess worker) {
        return worker.process().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
