package spiral.eventloop.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import spiral.console.Exit;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.eventloop.js.JsOutcome;

/// Runs the same command in a Java process of its own, whose memory is bounded.
///
///     this process --its end of a pipe--> IsolatedMain: ends when the pipe does
///                  <----its last word---- a small file: the program's exit code
///
/// A process without a last word did not end by itself.
final class Isolated {
    /// The least memory with which the engine starts, in MB.
    static final int LEAST = 32;

    private static final int OUT_OF_MEMORY = 3; // what -XX:+ExitOnOutOfMemoryError exits with
    private static final int SIGNAL = 128; // and its number: how the death by a signal is told

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
            Path lastWord = Files.createTempFile("spiral-loop", ".exit");
            try {
                return run(file, words, lastWord);
            } finally {
                Files.deleteIfExists(lastWord);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Exit.INTERRUPTED;
        }
    }

    private int run(Path file, List<String> words, Path lastWord)
            throws IOException, InterruptedException {
        Process child =
                new ProcessBuilder(command(words, lastWord))
                        .redirectInput(Redirect.PIPE) // never written to: it ends when we do
                        .redirectOutput(Redirect.INHERIT)
                        .redirectError(Redirect.INHERIT)
                        .start();
        try {
            int code = child.waitFor();
            return Files.size(lastWord) > 0 ? code : died(file, code);
        } finally {
            child.destroyForcibly();
        }
    }

    private int died(Path file, int code) {
        if (code == OUT_OF_MEMORY) {
            screen.err(
                    "stopped: %s needed more than %d MB".formatted(file.getFileName(), megabytes));
            return JsOutcome.STOPPED;
        }
        screen.err(
                code > SIGNAL
                        ? "stopped: the process of %s was killed by signal %d"
                                .formatted(file.getFileName(), code - SIGNAL)
                        : "stopped: the process of %s ended with code %d before its program did"
                                .formatted(file.getFileName(), code));
        return code;
    }

    private List<String> command(List<String> words, Path lastWord) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx" + megabytes + "m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:-DisplayVMOutput", // the sentence is ours
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IsolatedMain.class.getName(),
                        lastWord.toString()));
        command.addAll(words);
        return command;
    }
}
