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
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.JobQueue;
import spiral.queue.JobState;
import spiral.queue.NewJob;

@DisplayName("The page about running it for real")
class RunItPageTest {
    private static final String STARTS = "ExecStart=/opt/spiral/spiral queue ";

    @TempDir Path folder;

    private final Page page = Workspace.page("docs/queue/run-it.md");

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("its systemd unit starts a command that there is, and waits longer than it drains")
    void unit() {
        List<String> unit =
                page.blocks("text").stream()
                        .filter(block -> block.lines().contains("[Service]"))
                        .findFirst()
                        .orElseThrow()
                        .lines();
        String start =
                unit.stream().filter(line -> line.startsWith(STARTS)).findFirst().orElseThrow();

        assertThat(
                        Parsers.ofAllModules()
                                .refuses("./spiral queue " + start.substring(STARTS.length())))
                .isEmpty();
        assertThat(start).contains("--drain 30s");
        assertThat(unit).contains("TimeoutStopSec=45", "KillMode=mixed");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("its copy of a store in use is a whole store")
    void copy() throws Exception {
        String block = String.join("\n", page.blocks("java").getFirst().lines());
        assertThat(block).contains("copy.execute(\"VACUUM INTO 'copy.db'\");");
        String file = folder.resolve("queue.db").toString();
        String copied = folder.resolve("copy.db").toString();
        try (JobQueue queue = JobQueue.open(file)) {
            long id = queue.enqueue(NewJob.of("mail", "{}"));
            try (var db = queue.store().connect();
                    var copy = db.createStatement()) {
                copy.execute("VACUUM INTO '" + copied + "'");
            }
            queue.enqueue(NewJob.of("mail", "{}"));

            try (JobQueue restored = JobQueue.open(copied)) {
                assertThat(restored.store().find(id).orElseThrow().life().state())
                        .isInstanceOf(JobState.Ready.class);
                assertThat(restored.store().find(id + 1)).isEmpty();
                assertThat(restored.store().settings()).isEqualTo(queue.store().settings());
            }
        }
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("the metrics that it watches are those that the server shows")
    void metrics() throws IOException {
        String source =
                Files.readString(
                        Workspace.ROOT.resolve(
                                "task-queue/src/main/java/spiral/queue/http/MetricsPage.java"));

        assertThat(
                        page.code().stream()
                                .map(Page.Line::text)
                                .filter(text -> text.startsWith("spiral_queue_")))
                .hasSizeGreaterThan(3)
                .allSatisfy(name ->
                        assertThat(source)
                                .contains(
                                        "\""
                                                + name.replaceAll("_total$", "").replace('_', '.')
                                                + "\""));
    }
}
