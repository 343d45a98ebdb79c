package spiral.queue.cli.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spiral.console.UserError;
import spiral.queue.demo.DemoPlace;

/// The folder of a demo among the temporary files. The oldest are thrown away,
/// so that no more than [#KEPT] stay. A folder in use is locked by its demo; the system unlocks it,
/// however that demo ends.
final class Places implements AutoCloseable {
    /// How many demos' folders are kept, the newest included.
    static final int KEPT = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Places.class);
    private static final String PREFIX = "spiral-queue-demo-";
    private static final String LOCK = "in-use";

    private final DemoPlace place;
    private final FileChannel lock;

    private Places(DemoPlace place, FileChannel lock) {
        this.place = place;
        this.lock = lock;
    }

    /// Makes the folder of a new demo in `parent`, in use until this is closed.
    static Places create(Path parent) {
        try {
            DemoPlace place = new DemoPlace(Files.createTempDirectory(parent, PREFIX));
            FileChannel lock = lockOf(place.folder());
            lock.lock();
            Files.createDirectory(place.nativeLibrary());
            return new Places(place, lock);
        } catch (IOException e) {
            throw UserError.environment(
                    "no folder for the demo can be made in %s: %s".formatted(parent, e.getMessage()));
        }
    }

    DemoPlace place() {
        return place;
    }

    /// Throws away the folders of the oldest demos.
    void tidy() {
        try {
            for (Path old : newestFirst(place.folder()).stream().skip(KEPT).toList()) {
                if (!inUse(old)) {
                    remove(old);
                }
            }
        } catch (IOException e) {
            LOG.warn("an old demo's folder could not be removed: {}", e.getMessage());
        }
    }

    /// Throws away what nobody will look at, and ends the use.
    @Override
    public void close() {
        try (lock) {
            remove(place.nativeLibrary());
        } catch (IOException e) {
            LOG.warn("the demo's folder could not be tidied: {}", e.getMessage());
        }
    }

    /// The demos' folders beside this one that belong to the same user.
    private static List<Path> newestFirst(Path newest) throws IOException {
        Object owner = Files.getOwner(newest);
        try (Stream<Path> entries = Files.list(newest.resolveSibling("."))) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith(PREFIX))
                    .filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                    .filter(entry -> owner.equals(ownerOf(entry)))
                    .sorted(Comparator.comparing(Places::changed).reversed())
                    .toList();
        }
    }

    private static boolean inUse(Path folder) throws IOException {
        try (FileChannel channel = lockOf(folder);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        }
    }

    private static FileChannel lockOf(Path folder) throws IOException {
        return FileChannel.open(
                folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /// Never follows a link out of the folder.
    private static void remove(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path entry : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }

    private static Object ownerOf(Path entry) {
        try {
            return Files.getOwner(entry, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException gone) {
            return "nobody";
        }
    }

    private static FileTime changed(Path entry) {
        try {
            return Files.getLastModifiedTime(entry, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}
