package spiral.queue.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
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

    @TempDir Path folder;

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

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
    private static List<Long> submitAll(JobQueue queue) throws InterruptedException {
        List<Long> ids = new ArrayList<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            List<NewJob> jobs = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                jobs.add(NewJob.of("work", "{}").idempotencyKey(batch + "-" + i));
            }
            while (ids.size() == batch * BATCH) {
                try {
                    ids.addAll(queue.enqueue(jobs));
                } catch (StoreException away) {
                    Thread.sleep(50);
                }
            }
        }
        return ids;
    }

    @Test
    @Order(1)
    @DisplayName("loses nothing and repeats nothing: workers come back by themselves")
    void restarts() throws Exception {
        int port = freePort();
        EmbeddedPostgres server = start(port);
        String address = "postgresql://postgres@localhost:%d/postgres".formatted(port);
        try (JobQueue queue =
                        JobQueue.open(address, QueueSettings.USUAL.lease(Duration.ofSeconds(20)));
                Connection plain = queue.store().connect()) {
            plain.createStatement().execute("CREATE TABLE effect (job bigint)");
            Worker worker = queue.worker().slots(16).handle("work", RestartIT::leaveARow).start();
            List<Long> ids = new ArrayList<>();
            Thread producer =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    ids.addAll(submitAll(queue));
                                } catch (InterruptedException end) {
                                    Thread.currentThread().interrupt();
                                }
                            });
            await().atMost(Duration.ofSeconds(20)).until(() -> succeeded(queue) > 100);

            server.close();
            server = start(port);

            producer.join(Duration.ofSeconds(40));
            assertThat(ids).hasSize(BATCH * BATCHES).doesNotHaveDuplicates();
            await().atMost(Duration.ofSeconds(40))
                    .ignoreExceptions()
                    .until(() -> succeeded(queue) == BATCH * BATCHES);
            worker.close();
            try (Connection reader = queue.store().connect()) {
                assertThat(Server.text(reader, "SELECT count(*) FROM effect"))
                        .isEqualTo(Server.text(reader, "SELECT count(DISTINCT job) FROM effect"))
                        .isEqualTo(Integer.toString(BATCH * BATCHES));
            }
        } finally {
            server.close();
        }
    }

    private static long succeeded(JobQueue queue) {
        return queue.store().stats(Duration.ofHours(1)).count(JobState.Name.SUCCEEDED);
    }
}
