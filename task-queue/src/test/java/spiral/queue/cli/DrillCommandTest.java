package spiral.queue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.console.Commands;
import spiral.console.Exit;
import spiral.queue.drill.Detective;

@DisplayName("The command queue drill")
class DrillCommandTest {
    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int drill(String... more) {
        out.reset();
        err.reset();
        List<String> words = new ArrayList<>(List.of("drill", "--plain", "--folder"));
        words.add(folder.resolve("night").toString());
        words.addAll(List.of(more));
        return Commands.run(
                new QueueCommand(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                words.toArray(String[]::new));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String answers(List<String> lines) throws IOException {
        return Files.write(folder.resolve("answers.txt"), lines).toString();
    }

    @Test
    @Order(1)
    @DisplayName("hands out the logs, and has five answers for whoever reads them")
    void solved() throws IOException {
        assertThat(drill("--seed", "42")).isEqualTo(Exit.OK);
        assertThat(said()).contains("Five of these seven").contains("frozen").contains("Next: ");

        List<String> found = new Detective(folder.resolve("night")).answers();

        assertThat(drill("--answers", answers(found))).isEqualTo(Exit.OK);
        assertThat(said()).contains("5 of 5 proved, 100 points").doesNotContain("not yet");
    }

    @Test
    @Order(2)
    @DisplayName("says what is missing, gives one hint more each time, and counts them")
    void hints() throws IOException {
        drill("--seed", "9");
        List<String> found = new Detective(folder.resolve("night")).answers().subList(0, 3);
        List<String> lines = new ArrayList<>(found);
        lines.add("");
        lines.add("frozen: {}");

        assertThat(drill("--answers", answers(lines))).isEqualTo(Exit.FAILED);
        assertThat(said())
                .contains("not yet  frozen: no log has this line")
                .contains("3 of 5 proved, 60 points")
                .doesNotContain("hint:");

        drill("--answers", answers(lines), "--hint");
        String first = said().lines().filter(line -> line.startsWith("hint:")).toList().getFirst();
        assertThat(said()).contains("56 points");
        drill("--answers", answers(lines), "--hint");
        assertThat(said()).contains("hint:").doesNotContain(first).contains("52 points");
    }

    @Test
    @Order(3)
    @DisplayName("a folder without a drill, and a file that is not there, are said calmly")
    void trouble() {
        assertThat(drill("--answers", "nowhere.txt")).isEqualTo(Exit.ENVIRONMENT);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no such file: nowhere.txt");

        drill();
        assertThat(drill("--answers", folder.toString())).isEqualTo(Exit.ENVIRONMENT);
    }
}
