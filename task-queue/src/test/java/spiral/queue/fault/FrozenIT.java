package spiral.queue.fault;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.JobQueue;
import spiral.queue.JobState.Name;
import spiral.queue.NewJob;
import spiral.queue.QueueSettings;
import spiral.queue.postgres.Server;
import spiral.queue.postgres.WithServer;

@DisplayName("A process that is stopped inside a transaction on PostgreSQL")
@ExtendWith(WithServer.class)
@Timeout(120)
class FrozenIT {
    private static final Duration LEASE = Duration.ofSeconds(2);

    /// Its lease, and as long for its transaction; what is left is for two JVMs on a busy machine.
    private static final Duration SOON = LEASE.multipliedBy(2).plusSeconds(5);

    @TempDir Path folder;

    @Test
    @DisplayName("holds nobody up: the server ends its transaction, and its job runs elsewhere")
    void frozen(Server server) throws Exception {
        Site site = Site.at(folder, server.freshStore());
        try (JobQueue queue = JobQueue.open(site.store(), QueueSettings.USUAL.lease(LEASE));
                Fleet fleet = new Fleet(site, 1, 2)) {
            Ledger.create(site);
            long job = queue.enqueue(NewJob.of("freeze", "\"sign\""));
            await().atMost(Duration.ofSeconds(30)).until(() -> site.inside("sign").isPresent());
            fleet.stop(1);
            long begun = System.nanoTime();
            fleet.start(2);

            long other = queue.enqueue(NewJob.of("work", "1"));
            soon().until(() -> succeeded(queue, other));
            soon().until(() -> succeeded(queue, job));
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);

            site.release("sign");
            fleet.resume(1);
            long last = queue.enqueue(NewJob.of("work", "1"));
            soon().until(() -> succeeded(queue, last));
            assertThat(effects(site, job)).as("effects of the job in the store").isEqualTo(1);
        }
    }

    private static ConditionFactory soon() {
        return await().atMost(SOON).pollInterval(20, MILLISECONDS);
    }

    private static boolean succeeded(JobQueue queue, long job) {
        return queue.store().find(job).orElseThrow().life().state().name() == Name.SUCCEEDED;
    }

    private static long effects(Site site, long job) throws SQLException {
        try (Connection connection = site.connect()) {
            return Long.parseLong(
                    Server.text(connection, "SELECT count(*) FROM effect WHERE job = " + job));
        }
    }
}
