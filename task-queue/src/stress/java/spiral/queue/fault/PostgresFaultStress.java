package spiral.queue.fault;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.JobQueue;
import spiral.queue.JobState.Name;
import spiral.queue.NewJob;
import spiral.queue.QueueSettings;
import spiral.queue.QueueStats.Event;
import spiral.queue.StoreException;
import spiral.queue.postgres.KillableServer;
import spiral.queue.postgres.Server;
import spiral.queue.postgres.WithServer;

@DisplayName("Many processes on PostgreSQL are killed and stopped, and so is the server")
@ExtendWith(WithServer.class)
@Timeout(900)
class PostgresFaultStress {
    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final Duration STOP = Duration.ofSeconds(4);
    private static final int BATCH = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir Path folder;

    @Test
    @Order(1)
    @DisplayName("100 kills and 15 stops beyond the lease: nothing lost, nothing done twice")
    void processes(Server server) throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("fault campaign on PostgreSQL, repeat it with -Dseed=" + seed);
        Site site = Site.at(folder, server.freshStore());
        try (Campaign campaign = new Campaign(site, seed, LEASE)) {
            campaign.chaos(FaultStress.scaled(40), FaultStress.scaled(7), STOP);
            campaign.chaosBeforeAWitness(FaultStress.scaled(60), FaultStress.scaled(8), STOP);
            campaign.untilSomebodyIsLate(STOP);
            Ledger ledger = campaign.finish();

            System.out.println(ledger.report());
            ledger.assertSound();
            assertThat(ledger.kills()).hasSize(FaultStress.scaled(40) + FaultStress.scaled(60));
            assertThat(ledger.stats().all().count(Event.STALE)).isPositive();
        }
    }

    @Test
    @Order(2)
    @DisplayName(
            "the server is killed and restarted five times under load: nothing lost or repeated")
    void server(Server any) throws Exception {
        try (KillableServer server = new KillableServer(folder.resolve("data"))) {
            Site site = Site.at(folder, server.address() + "?schema=restarts");
            try (JobQueue queue =
                            JobQueue.open(site.store(), QueueSettings.USUAL.crashBudget(100));
                    Feeder feeder = new Feeder(queue)) {
                Ledger.create(site);
                try (Fleet fleet = new Fleet(site, 3, 6)) {
                    for (int kill = 1; kill <= 5; kill++) {
                        long goal = succeeded(queue) + 150;
                        patiently(() -> succeeded(queue) > goal);
                        server.killAndRestart();
                        System.out.println("server killed and restarted, " + kill + " of 5");
                    }
                    fleet.restartEnded();
                    List<Long> submitted = feeder.finish();
                    patiently(() -> succeeded(queue) == submitted.size());
                    assertSound(site, submitted);
                }
            }
        }
    }

    /// Every job succeeded, its effect in the store is there once, and each further run of its handler
    /// is told by the record of an attempt that was ended from outside.
    private static void assertSound(Site site, List<Long> submitted) throws Exception {
        Map<Long, Long> done = counts(site, "SELECT id, count(*) FROM done GROUP BY 1");
        assertThat(done.keySet()).containsExactlyInAnyOrderElementsOf(submitted);
        assertThat(counts(site, "SELECT job, count(*) FROM effect GROUP BY 1")).isEqualTo(done);
        Map<Long, Long> ended = counts(site, "SELECT job, count(*) FROM attempt GROUP BY 1");
        Map<Long, Long> runs =
                site.runs().stream().collect(Collectors.groupingBy(j -> j, Collectors.counting()));
        runs.forEach((job, times) ->
                assertThat(times)
                        .as("runs of job %d", job)
                        .isLessThanOrEqualTo(1 + ended.getOrDefault(job, 0L)));
        long repeats = runs.values().stream().mapToLong(times -> times - 1).sum();
        System.out.printf(
                "%d jobs, %d attempts ended from outside, %d outside repeats%n",
                submitted.size(), ended.values().stream().mapToLong(n -> n).sum(), repeats);
    }

    private static Map<Long, Long> counts(Site site, String sql) throws SQLException {
        return Ledger.counts(site, sql);
    }

    private static long succeeded(JobQueue queue) {
        return queue.store().stats(Duration.ofHours(1)).states().get(Name.SUCCEEDED);
    }

    private static void patiently(Callable<Boolean> condition) {
        patiently(condition, met -> met);
    }

    private static <T> T patiently(Callable<T> asked, Predicate<T> enough) {
        return await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(50, MILLISECONDS)
                .ignoreExceptionsInstanceOf(StoreException.class)
                .until(asked, enough);
    }

    /// Hands in jobs all the time, however often the store is away; a batch whose answer was lost is
    /// known again by its keys.
    private static final class Feeder implements AutoCloseable {
        private static final Duration PAUSE = Duration.ofMillis(100);

        private final JobQueue queue;
        private final SplittableRandom random = new SplittableRandom(1);
        private final ScheduledExecutorService feeding =
                Executors.newSingleThreadScheduledExecutor();
        private final ScheduledFuture<?> fed;
        // written by the feeding thread until it has ended
        private final List<Long> submitted = new ArrayList<>();
        private int batch;

        Feeder(JobQueue queue) {
            this.queue = queue;
            this.fed =
                    feeding.scheduleWithFixedDelay(this::feed, 0, PAUSE.toMillis(), MILLISECONDS);
        }

        List<Long> finish() {
            close();
            assertThat(fed.state()).as("the feeder").isEqualTo(Future.State.CANCELLED);
            return submitted;
        }

        /// Waits for the batch that is on its way.
        @Override
        public void close() {
            feeding.close();
        }

        private void feed() {
            List<NewJob> jobs = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                jobs.add(
                        NewJob.of("work", Integer.toString(random.nextInt(2, 20)))
                                .idempotencyKey(batch + "-" + i));
            }
            submitted.addAll(patiently(() -> queue.enqueue(jobs), ids -> !ids.isEmpty()));
            batch++;
        }
    }
}
