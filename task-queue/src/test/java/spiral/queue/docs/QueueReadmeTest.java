package spiral.queue.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spiral.queue.JobHandler;
import spiral.queue.JobQueue;
import spiral.queue.JobState;
import spiral.queue.NewJob;
import spiral.queue.worker.Worker;

@DisplayName("The program on the queue's page")
class QueueReadmeTest {
    @TempDir Path folder;

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("is the one below; its effect and its job's success come together")
    void runs() throws IOException, SQLException {
        String file = folder.resolve("mail.db").toString();
        JobQueue.open(file).close();
        try (var db = DriverManager.getConnection("jdbc:sqlite:" + file);
                var made = db.createStatement()) {
            made.execute("CREATE TABLE sent (job INTEGER)");
        }

        Logger log = LoggerFactory.getLogger("mail");
        JobHandler send =
                job -> {
                    log.info("sending {}", job.payload());
                    job.inAckTransaction(db -> {
                        try (var insert = db.prepareStatement("INSERT INTO sent VALUES (?)")) {
                            insert.setLong(1, job.job());
                            insert.executeUpdate();
                        }
                    });
                };
        JobQueue queue = JobQueue.open(file);
        queue.enqueue(
                NewJob.of("email", "{\"to\":\"ada@example.org\"}").priority(9).maxAttempts(3));
        Worker worker = queue.worker().name("mailer").slots(8).handle("email", send).start();

        try (queue;
                worker) {
            await().atMost(Duration.ofSeconds(20)).until(() -> sent(file) == 1);
            assertThat(queue.store().find(1).orElseThrow().life().state())
                    .isInstanceOf(JobState.Succeeded.class);
        }
        assertThat(bare(thisFile())).contains(bare(program().replace("\"mail.db\"", "file")));
    }

    private static int sent(String file) throws SQLException {
        try (var db = DriverManager.getConnection("jdbc:sqlite:" + file);
                var rows = db.createStatement().executeQuery("SELECT count(*) FROM sent")) {
            return rows.getInt(1);
        }
    }

    private static String program() {
        return String.join(
                "\n", Workspace.page("task-queue/README.md").blocks("java").getFirst().lines());
    }

    private static String thisFile() throws IOException {
        return Files.readString(Path.of("src/test/java/spiral/queue/docs/QueueReadmeTest.java"));
    }

    private static String bare(String code) {
        return code.replaceAll(" // .*", "").replaceAll("\\s", "");
    }
}
