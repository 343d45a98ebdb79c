package spiral.eventloop.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Starts `spiral loop` for a process that waits for this one: see [Isolated].
///
/// Standard input is a pipe to which nobody writes. When it ends, the other process has ended, however
/// that came about, and so does this one.
final class IsolatedMain {
    private static final int KILLED = 137;

    private IsolatedMain() {}

    /// Runs the command line and leaves a last word.
    ///
    /// @param args the file for the last word, and the command line
    public static void main(String[] args) {
        Path lastWord = Path.of(args[0]);
        Thread.ofPlatform().daemon().name("waits for the parent").start(() -> watch(lastWord));
        int code = Main.run(Arrays.copyOfRange(args, 1, args.length));
        say(lastWord, code);
        Main.exit(code);
    }

    private static void watch(Path lastWord) {
        try {
            while (System.in.read() >= 0) {
                // nobody writes
            }
            Files.deleteIfExists(lastWord);
        } catch (IOException e) {
            // a broken pipe is an end, too
        }
        Runtime.getRuntime().halt(KILLED);
    }

    private static void say(Path lastWord, int code) {
        try {
            Files.writeString(lastWord, String.valueOf(code));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
