package spiral.queue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.JobHandler;
import spiral.queue.JobQueue;
import spiral.queue.JobState;
import spiral.queue.NewJob;
import spiral.queue.postgres.Server;
import spiral.queue.postgres.WithServer;
import spiral.queue.worker.Worker;

@DisplayName("The program on the page for Java")
@ExtendWith(WithServer.class)
@Timeout(60)
class JavaPageTest {
    @TempDir Path folder;

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("is the one below, line by line, and has at most 15 lines")
    void same() throws IOException {
        String program =
                String.join(
                        "\n",
                        Workspace.page("docs/queue/java.md").blocks("java").getFirst().lines());

        assertThat(program.lines().count()).isLessThanOrEqualTo(15);
        assertThat(bare(thisFile())).contains(bare(program.substring(program.indexOf('\n'))));
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("runs on a file")
    void sqlite() throws Exception {
        runsOn(folder.resolve("mail.db").toString());
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("runs on PostgreSQL, unchanged but for the address")
    void postgres(Server server) throws Exception {
        runsOn(server.freshStore());
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("its coordinates are those of the build")
    void coordinates() throws IOException {
        String pom = Files.readString(Workspace.ROOT.resolve("task-queue/pom.xml"));
        List<String> shown = Workspace.page("docs/queue/java.md").blocks("text").getLast().lines();

        assertThat(shown).hasSize(5);
        assertThat(shown.subList(1, 4)).allSatisfy(line -> assertThat(pom).contains(line.strip()));
    }

    private static void runsOn(String url) throws Exception {
        program(url);

        try (JobQueue queue = JobQueue.open(url)) {
            assertThat(queue.store().find(1).orElseThrow().life().state())
                    .isInstanceOf(JobState.Succeeded.class);
        }
    }

    private static void program(String url) throws Exception {
        record Email(String to, String subject) {}
        JobHandler send = job -> System.out.println("to " + job.payload(Email.class).to());
        try (JobQueue queue = JobQueue.open(url);
                Worker _ = queue.worker().handle("email", send).start()) {
            long id = queue.enqueue(NewJob.json("email", new Email("ada@example.org", "hello")));
            while (queue.store().find(id).orElseThrow().life().state().name().live()) {
                Thread.sleep(20);
            }
        }
    }

    private static String thisFile() throws IOException {
        return Files.readString(Path.of("src/test/java/spiral/queue/docs/JavaPageTest.java"));
    }

    private static String bare(String code) {
        return code.replaceAll(" // .*", "").replaceAll("\\s", "");
    }
}
