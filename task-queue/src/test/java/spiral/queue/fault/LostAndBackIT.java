package spiral.queue.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.AttemptRecord;
import spiral.queue.JobQueue;
import spiral.queue.JobState.Name;
import spiral.queue.NewJob;
import spiral.queue.QueueSettings;
import spiral.queue.postgres.Server;
import spiral.queue.postgres.WithServer;

@DisplayName("A process that stood still beyond its lease, and nobody noticed")
@Timeout(120)
class LostAndBackIT {
    private static final Duration LEASE = Duration.ofSeconds(2);

    @TempDir Path folder;

    @Test
    @DisplayName("repeats what it did outside, and the job's attempts say why (SQLite)")
    void sqlite() throws Exception {
        repeats(Site.in(folder));
    }

    @Test
    @ExtendWith(WithServer.class)
    @DisplayName("repeats what it did outside, and the job's attempts say why (PostgreSQL)")
    void postgres(Server server) throws Exception {
        repeats(Site.at(folder, server.freshStore()));
    }

    private static void repeats(Site site) throws Exception {
        try (JobQueue queue = JobQueue.open(site.store(), QueueSettings.USUAL.lease(LEASE));
                Fleet fleet = new Fleet(site, 1, 2)) {
            long job = queue.enqueue(NewJob.of("linger", "\"sign\""));
            soon().until(() -> site.inside("sign").isPresent());

            fleet.stop(1);
            await().pollDelay(LEASE.plusMillis(500)).until(() -> true);
            fleet.resume(1);
            soon().until(() -> !queue.store().attempts(job).isEmpty());
            site.release("sign");
            soon().until(() -> state(queue, job) == Name.SUCCEEDED);

            assertThat(site.runs()).as("what stands outside").isEqualTo(List.of(job, job));
            assertThat(queue.store().attempts(job))
                    .first()
                    .extracting(AttemptRecord::ending, AttemptRecord::detail)
                    .containsExactly(
                            "handed back",
                            "interrupted while it ran, as its worker had lost its lease");
        }
    }

    private static Name state(JobQueue queue, long job) {
        return queue.store().find(job).orElseThrow().life().state().name();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20));
    }
}
