package spiral.console;

import java.nio.file.Files;
import java.nio.file.Path;

/// Whoever read our output has gone away (`… | head`): end quietly.
@SuppressWarnings("serial") // thrown and caught within one command, never serialised
final class OutputClosed extends UserError {
    private static final Path STANDARD_OUTPUT = Path.of("/dev/stdout");

    OutputClosed() {
        super("the reader of this output has gone away", Exit.OK);
    }

    /// Why standard output took no more: a file has no reader who could go away, so what it got is
    /// not whole. Where the system has no `/dev/stdout`, nobody knows, and we end quietly.
    static UserError orFull() {
        return Files.isRegularFile(STANDARD_OUTPUT)
                ? environment("the output is cut off: its file takes no more; is the disk full?")
                : new OutputClosed();
    }
}
