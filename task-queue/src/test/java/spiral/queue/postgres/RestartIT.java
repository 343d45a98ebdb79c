package spiral.queue.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.JobContext;
import spiral.queue.JobQueue;
import spiral.queue.JobState;
import spiral.queue.NewJob;
import spiral.queue.QueueSettings;
import spiral.queue.StoreException;
import spiral.queue.worker.Worker;

@DisplayName("A PostgreSQL server that is stopped and started again under load")
@ExtendWith(WithServer.class)
@Timeout(120)
class RestartIT {
    private static final int BATCH = 20;
    private static final int BATCHES = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir Path folder;

    private static void leaveARow(JobContext job) {
        job.inAckTransaction(db -> {
            try (PreparedStatement insert = db.prepareStatement("INSERT INTO effect VALUES (?)")) {
                insert.setLong(1, job.job());
                insert.executeUpdate();
            }
        });
    }

    /// Hands everything in, however often the store is away; a batch whose answer was lost is
    /// recognised by its keys.
    private static List<Long> submitAll(JobQueue queue) {
        List<Long> ids = new ArrayList<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            List<NewJob> jobs = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                jobs.add(NewJob.of("work", "{}").idempotencyKey(batch + "-" + i));
            }
            ids.addAll(
                    await().atMost(PATIENCE)
                            .pollInterval(Duration.ofMillis(50))
                            .pollDelay(Duration.ZERO)
                            .ignoreExceptionsInstanceOf(StoreException.class)
                            .until(() -> queue.enqueue(jobs), stored -> !stored.isEmpty()));
        }
        return ids;
    }

    @Test
    @Order(1)
    @DisplayName("loses nothing and repeats nothing: workers come back by themselves")
    void restarts() throws Exception {
        try (KillableServer server = new KillableServer(folder.resolve("data"));
                JobQueue queue =
                        JobQueue.open(
                                server.address(),
                                QueueSettings.USUAL.lease(Duration.ofSeconds(20)));
                Connection plain = queue.store().connect()) {
            plain.createStatement().execute("CREATE TABLE effect (job bigint)");
            Worker worker = queue.worker().slots(16).handle("work", RestartIT::leaveARow).start();
            List<Long> ids = new ArrayList<>();
            Thread producer = Thread.ofVirtual().start(() -> ids.addAll(submitAll(queue)));
            await().atMost(Duration.ofSeconds(20)).until(() -> succeeded(queue) > 100);

            server.stopAndRestart();

            producer.join(PATIENCE);
            assertThat(ids).hasSize(BATCH * BATCHES).doesNotHaveDuplicates();
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> succeeded(queue) == BATCH * BATCHES);
            worker.close();
            try (Connection reader = queue.store().connect()) {
                assertThat(Server.text(reader, "SELECT count(*) FROM effect"))
                        .isEqualTo(Server.text(reader, "SELECT count(DISTINCT job) FROM effect"))
                        .isEqualTo(Integer.toString(BATCH * BATCHES));
            }
        }
    }

    private static long succeeded(JobQueue queue) {
        return queue.store().stats(Duration.ofHours(1)).count(JobState.Name.SUCCEEDED);
    }
}
