package spiral.queue.cli.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spiral.console.UserError;
import spiral.queue.demo.DemoFolder;

/// The folder of a demo among the temporary files. The oldest are thrown away, so that no more than
/// [#KEPT] stay. A folder in use is locked by its demo; the system unlocks it, however that demo
/// ends.
final class DemoFolders implements AutoCloseable {
    /// How many demos' folders are kept, the newest included.
    static final int KEPT = 3;

    private static final Logger LOG = LoggerFactory.getLogger(DemoFolders.class);
    private static final String PREFIX = "spiral-queue-demo-";
    private static final String LOCK = "in-use";
    private static final FileAttribute<?> ONLY_MINE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final DemoFolder folder;
    private final FileChannel lock;

    private DemoFolders(DemoFolder folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /// Makes the folder of a new demo in `parent`, in use until this is closed.
    static DemoFolders create(Path parent) {
        try {
            DemoFolder folder = new DemoFolder(newFolder(parent));
            FileChannel lock = lockOf(folder.path());
            lock.lock();
            Files.createDirectory(folder.nativeLibrary());
            return new DemoFolders(folder, lock);
        } catch (IOException e) {
            throw UserError.environment(
                    "no folder for the demo can be made in %s: %s".formatted(parent, e.getMessage()));
        }
    }

    /// A name that is short enough to be typed, in a folder where others can make names, too.
    private static Path newFolder(Path parent) throws IOException {
        Path usual = parent.resolve(PREFIX + ProcessHandle.current().pid());
        return Files.exists(usual, LinkOption.NOFOLLOW_LINKS)
                ? Files.createTempDirectory(parent, PREFIX)
                : Files.createDirectory(usual, ONLY_MINE);
    }

    DemoFolder folder() {
        return folder;
    }

    /// Throws away the folders of the oldest demos.
    void tidy() {
        try {
            for (Path old : newestFirst(folder.path()).stream().skip(KEPT).toList()) {
                if (!inUse(old)) {
                    remove(old);
                }
            }
        } catch (IOException e) {
            LOG.warn("an old demo's folder could not be removed: {}", e.getMessage());
        }
    }

    /// Throws away what nobody will look at, and ends the use. May be called twice.
    @Override
    public void close() {
        try (lock) {
            remove(folder.nativeLibrary());
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
                    .sorted(Comparator.comparing(DemoFolders::changed).reversed())
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
        if (Files.notExists(folder)) {
            return;
        }
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
