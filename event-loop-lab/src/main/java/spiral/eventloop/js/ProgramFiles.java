package spiral.eventloop.js;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// What a program may read: itself, and with permission the folder in which it lies.
///
/// A link that leads out of the folder leads nowhere.
final class ProgramFiles {
    /// The longest file in bytes that a program can read.
    static final long LONGEST = 64_000_000;

    private final JsProgram program;
    private final Path folder;
    private final boolean mayRead;

    ProgramFiles(JsProgram program, boolean mayRead) {
        this.program = program;
        this.folder = Objects.requireNonNull(program.file().getParent(), "a file has a folder");
        this.mayRead = mayRead;
    }

    boolean mayRead() {
        return mayRead;
    }

    Path folder() {
        return folder;
    }

    /// The absolute form of a path that the program named.
    Path resolve(String path) {
        return folder.resolve(path).normalize();
    }

    boolean isFile(Path path) {
        return path.equals(program.file()) || (allowed(path) && Files.isRegularFile(path));
    }

    boolean isFolder(Path path) {
        return path.equals(folder) || (allowed(path) && Files.isDirectory(path));
    }

    /// The text of a file that [#isFile].
    String read(Path path) {
        if (path.equals(program.file())) {
            return program.source();
        }
        if (!isFile(path)) {
            throw new IllegalArgumentException("no such file: " + path);
        }
        try {
            if (Files.size(path) > LONGEST) {
                throw new IOException(path + " is longer than " + LONGEST + " bytes");
            }
            return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean allowed(Path path) {
        try {
            return mayRead
                    && path.startsWith(folder)
                    && path.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            return false; // it does not exist, or this user may not look at it
        }
    }
}
