package spiral.log.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which file a path led to, so that it shows when somebody moved or deleted it.
final class FileIdentity {
    private final Path path;
    private final @Nullable Object key;

    FileIdentity(Path path) throws IOException {
        this.path = path;
        this.key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    boolean holds() {
        try {
            Object now = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
            return Objects.equals(now, key);
        } catch (IOException gone) {
            return false;
        }
    }
}
