package spiral.eventloop.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import spiral.console.Exit;
import spiral.console.Screen;
import spiral.console.UserError;

/// Runs the same command in a Java process of its own, whose memory is bounded.
final class Isolated {
    /// The least memory with which the engine starts, in MB.
    static final int LEAST = 32;

    private static final int OUT_OF_MEMORY = 3; // what -XX:+ExitOnOutOfMemoryError exits with

    private final Screen screen;
    private final int megabytes;

    Isolated(Screen screen, int megabytes) {
        if (megabytes < LEAST) {
            throw new UserError(
                    "--isolate must be at least %d MB but was %d".formatted(LEAST, megabytes));
        }
        this.screen = screen;
        this.megabytes = megabytes;
    }

    /// @param words the command line without `--isolate`
    int run(Path file, List<String> words) {
        try {
            Process child = new ProcessBuilder(command(words)).inheritIO().start();
            int code = child.waitFor();
            if (code == OUT_OF_MEMORY) {
                screen.err("%s needed more than %d MB, and was stopped".formatted(file, megabytes));
                return Exit.FAILED;
            }
            return code;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Exit.INTERRUPTED;
        }
    }

    private List<String> command(List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx" + megabytes + "m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:+DisplayVMOutputToStderr",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName()));
        command.addAll(words);
        return command;
    }
}
