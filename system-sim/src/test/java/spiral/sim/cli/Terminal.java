package spiral.sim.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import spiral.console.Commands;

/// The commands as somebody meets them whose screen is two texts.
final class Terminal {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /// Runs `./spiral sim` with these arguments, and returns its exit code.
    int run(String... arguments) {
        return Commands.run(new SimCommand(), stream(out), stream(err), arguments);
    }

    /// What the commands have written on standard output until now.
    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /// What they have said on standard error.
    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
