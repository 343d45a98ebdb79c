package spiral.queue.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// What the lookups depend on: a file of common words. The demo takes it away for some seconds and
/// brings it back; while it is away every lookup fails, as calls of a service that is down would.
public final class WordList {
    private static final String COMMON =
            "the of and to a in is that it for as with was on are be this by from or at which an"
                    + " not have but all one can has more if will their when there no class return"
                    + " public private static final void int long new null true false";

    private final Path file;
    private final Path away;

    public WordList(Path file) {
        this.file = file;
        this.away = file.resolveSibling(file.getFileName() + ".away");
    }

    /// Writes the list for the first time.
    public void write() throws IOException {
        Files.write(file, List.of(COMMON.split(" ")));
    }

    /// From now on it is not there.
    public void takeAway() {
        move(file, away);
    }

    /// It is there again.
    public void bringBack() {
        move(away, file);
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
