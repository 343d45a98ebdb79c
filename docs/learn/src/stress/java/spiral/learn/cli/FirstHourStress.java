package spiral.learn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.learn.Checkout;

/// Types the commands of `docs/first-hour.md`, in their order, in a fresh clone that builds itself.
/// That takes minutes, so it belongs to `-Pstress`.
@DisplayName("The first hour, in a fresh clone")
class FirstHourStress {
    private static final int PATIENCE_MINUTES = 10;

    @TempDir private Path folder;

    @Test
    @DisplayName("every command does what the page says, without a warning on the way")
    void inOrder() throws Exception {
        Path root = Checkout.workspace().root();
        Path clone = folder.resolve("clone");
        run(folder, "git", "clone", "-q", root.toString(), clone.toString());
        for (String command : commands(root.resolve("docs/first-hour.md"))) {
            String said = run(clone, "bash", "-c", typed(command));

            assertThat(said)
                    .as(command)
                    .doesNotContainIgnoringCase("warning")
                    .doesNotContain("error:");
        }
        assertThat(clone.resolve("docs/journal/progress.tsv"))
                .content()
                .contains("first-in-first-out");
    }

    // q ends the watch; a check that finds "not yet" is no failure here
    private static String typed(String command) {
        return command.contains(" watch") ? "(sleep 5; echo q) | " + command : command;
    }

    private static List<String> commands(Path page) throws IOException {
        List<String> commands = new ArrayList<>();
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith("    ./spiral")) {
                commands.add(line.strip());
            }
        }
        assertThat(commands).hasSizeGreaterThanOrEqualTo(6);
        return commands;
    }

    private static String run(Path in, String... command) throws Exception {
        Process process =
                new ProcessBuilder(command)
                        .directory(in.toFile())
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
        return said;
    }
}
