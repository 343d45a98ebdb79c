package spiral.queue.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.queue.JobQueue;
import spiral.queue.NewJob;
import spiral.queue.StoreException;
import spiral.queue.postgres.Server;

/// What a store that fails does at each door. It is told in a sentence, and nothing is half-done.
@DisplayName("A store that fails is named at every door, with a sentence")
class BadStoreTest extends DoorsSuite {
    BadStoreTest(Server server) {
        super(server);
    }

    @Test
    @Order(1)
    @DisplayName("a store that cannot be reached, or is of another version, is named in a sentence")
    void stores() throws Exception {
        Path text = Files.writeString(folder.resolve("text.db"), "this is no database".repeat(99));
        refused(text.toString(), "");
        refused(folder.resolve("no/such/folder/queue.db").toString(), "");
        refused("postgresql://nobody:wrong@127.0.0.1:1/none", "");
        refused("mysql://localhost/queue", "a queue's address is a file");
        refused("jdbc:postgresql://somebody:wrong@localhost/queue", "postgresql://…, not");
        refused("postgresql://localhost:99999/queue", "a port is 1 to 65535, not 99999");
        for (Doors door : doors) {
            try (Connection connection = door.queue().store().connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(
                        "UPDATE meta SET value = 99 WHERE key IN ('spiral queue', 'version')");
            }
            refused(door.url(), "version 99");
        }
    }

    private void refused(String url, String sentence) {
        assertThatThrownBy(() -> JobQueue.open(url).close())
                .as(url)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(sentence);
        Prompt.Result cli =
                doors.getFirst().prompt().run("submit", "exec", "--db", url, "--", "date");
        assertThat(cli.exit()).as(url + ": " + cli).isEqualTo(3);
        assertThat(cli.err())
                .startsWith("error: ")
                .contains(sentence)
                .doesNotContain("\tat ", "wrong@");
    }

    @Test
    @Order(2)
    @DisplayName("a full disk: every door says so, nothing is half-done, and it goes on afterwards")
    void fullDisk() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        if (!run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString())) {
            System.out.println(
                    "Skipped: a small disk cannot be mounted here (it takes root and CAP_SYS_ADMIN)");
            return;
        }
        String big = "\"" + "x".repeat(200_000) + "\"";
        String json = "{\"type\":\"mail\",\"payload\":" + big + "}";
        try (Doors door = Doors.open(disk.resolve("queue.db").toString(), folder)) {
            door.queue().enqueue(mail("1"));
            int stored = 1;
            while (stores(door, big)) {
                stored++;
            }
            assertThat(stored).isLessThan(20);
            List<NewJob> jobs = List.of(mail("2"), mail(big), mail(big), mail(big));
            assertThatThrownBy(() -> door.queue().enqueue(jobs)).isInstanceOf(StoreException.class);
            Prompt.Result cli = door.file(json);
            assertThat(cli.exit()).isEqualTo(3);
            assertThat(cli.err()).startsWith("error: ").doesNotContain("\tat ");
            assertThat(door.http().post("/v1/jobs", json).status()).isEqualTo(503);
            assertThat(door.http().post("/v1/batch", "[" + json + "," + json + "]").body())
                    .contains("nothing was changed");

            assertThat(door.queue().store().newest(MAIL, Optional.empty(), 100)).hasSize(stored);
            assertThat(run("mount", "-o", "remount,size=20m", disk.toString())).isTrue();
            assertThat(door.http().post("/v1/jobs", json).status()).isEqualTo(201);
        } finally {
            run("umount", disk.toString());
        }
    }

    private static boolean stores(Doors door, String payload) {
        try {
            door.queue().enqueue(mail(payload));
            return true;
        } catch (StoreException full) {
            return false;
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }
}
