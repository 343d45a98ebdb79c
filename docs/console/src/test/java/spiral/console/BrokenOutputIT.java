package spiral.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A command whose output takes no more")
class BrokenOutputIT {
    @TempDir Path folder;

    /// Prints more than any limit below lets through.
    static final class Chatter {
        public static void main(String[] args) {
            System.exit(
                    Exit.of(() -> {
                        var screen = Screen.of(System.out, System.err, true);
                        IntStream.range(0, 20_000).mapToObj(n -> "line " + n).forEach(screen::out);
                        return Exit.OK;
                    }));
        }
    }

    @Test
    @DisplayName("ends quietly when its reader has gone away")
    void readerGone() throws Exception {
        assertThat(shell("{ \"$@\"; echo $? > code; } | head -1")).isZero();
        assertThat(folder.resolve("code")).hasContent("0");
        assertThat(said()).isEmpty();
    }

    @Test
    @DisplayName("says so when a file takes no more")
    void fileFull() throws Exception {
        assertThat(shell("ulimit -f 8; exec \"$@\" > cut")).isEqualTo(Exit.ENVIRONMENT);
        assertThat(said())
                .isEqualTo(
                        "error: the output is cut off: its file takes no more; is the disk full?\n");
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"));
    }

    private int shell(String script) throws Exception {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var command = new ArrayList<>(List.of("sh", "-c", script, "sh", java));
        command.addAll(List.of("-XX:-UsePerfData", "-cp", System.getProperty("java.class.path")));
        command.add(Chatter.class.getName());
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("said").toFile())
                .start()
                .waitFor();
    }
}
