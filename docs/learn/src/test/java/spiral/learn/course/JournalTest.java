package spiral.learn.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.learn.Entry.What;
import spiral.learn.Progress;

@DisplayName("The journal is the learner's")
class JournalTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir private Path folder;

    @Test
    @DisplayName("what was done is a line each, and is read back")
    void roundTrip() {
        Journal journal = journal();
        journal.add("bathtub", What.STARTED, "");
        journal.add("bathtub", What.HINT, "1");
        journal.add("bathtub", What.PASSED, "");

        Progress progress = journal.progress();

        assertThat(progress.current()).contains("bathtub");
        assertThat(progress.hints("bathtub")).isEqualTo(1);
        assertThat(progress.passed("bathtub")).isTrue();
    }

    @Test
    @DisplayName("lines from two machines can stand in any order, and twice")
    void merged() throws Exception {
        journal().add("bathtub", What.STARTED, "");
        new Journal(folder, InstantSource.fixed(NOON.plusSeconds(9)))
                .add("promise-all", What.STARTED, "");
        Path log = folder.resolve("progress.tsv");
        Progress before = journal().progress();
        List<String> lines = new ArrayList<>(Files.readAllLines(log));
        lines.addAll(List.copyOf(lines));
        Collections.reverse(lines);
        Files.write(log, lines);

        assertThat(journal().progress()).isEqualTo(before);
    }

    @Test
    @DisplayName("outside the two markers no byte of STATE.md changes")
    void markers() throws Exception {
        Path state = folder.resolve("STATE.md");
        Files.writeString(
                state, "mine\r\n" + Journal.BEGIN + "\nold\n" + Journal.END + "\n  mine, too");

        journal().state(List.of("new"));

        assertThat(state)
                .hasContent("mine\r\n" + Journal.BEGIN + "\nnew\n" + Journal.END + "\n  mine, too");
    }

    @Test
    @DisplayName("a line that nobody understands is left alone")
    void strange() throws Exception {
        Files.writeString(
                folder.resolve("progress.tsv"), "yesterday\tbathtub\tpassed\n<<<<<<< HEAD\n");

        assertThat(journal().progress().entries()).isEmpty();
    }

    private Journal journal() {
        return new Journal(folder, InstantSource.fixed(NOON));
    }
}
