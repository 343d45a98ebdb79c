package spiral.log.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import spiral.console.Commands;

/// Runs `./spiral log …` within the test and keeps what it says.
abstract class CommandSuite {
    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /// The exit code of the command, which starts with nothing said.
    final int run(Object... args) {
        out.reset();
        err.reset();
        return Commands.run(
                new LogCommand(),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                Stream.of(args).map(Object::toString).toArray(String[]::new));
    }

    /// What the last command printed.
    final String said() {
        return out.toString(UTF_8);
    }

    /// What it complained about.
    final String complained() {
        return err.toString(UTF_8);
    }

    /// A log file with this text in it.
    final Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("app.jsonl"), text);
    }

    static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream archive = new GZIPOutputStream(bytes)) {
            archive.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
