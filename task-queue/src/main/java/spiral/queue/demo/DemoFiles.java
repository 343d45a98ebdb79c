package spiral.queue.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The files that the demo's jobs read: what people write, not what tools make of it, and never
/// too much of it.
public final class DemoFiles {
    /// Most files that are used.
    public static final int MOST_FILES = 400;

    /// Most entries that are looked at, so that a whole disk is no trap.
    public static final int MOST_LOOKED_AT = 20_000;

    /// Longer files are passed by.
    public static final long LARGEST = 256 * 1024;

    private static final Set<String> MADE_BY_TOOLS = Set.of("target", "build", "node_modules");

    /// Databases. When a process reads and closes one that it has open through SQLite, POSIX drops
    /// SQLite's locks on it.
    private static final Pattern DATABASE = Pattern.compile(".*\\.db(?:-wal|-shm|\\.gate)?");

    private DemoFiles() {}

    /// Paths relative to `folder`, in order, of up to [#MOST_FILES] readable files in it.
    ///
    /// @throws IOException when the folder itself cannot be read
    public static List<Path> in(Path folder) throws IOException {
        Walk walk = new Walk(folder);
        Files.walkFileTree(folder, walk);
        return walk.found.stream().map(folder::relativize).sorted().toList();
    }

    /// Belongs to the thread that walks.
    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<Path> found = new ArrayList<>();
        private int lookedAt;

        Walk(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.equals(root) || !passedBy(folder)
                    ? FileVisitResult.CONTINUE
                    : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (usable(file, attributes)) {
                found.add(file);
            }
            lookedAt++;
            return found.size() < MOST_FILES && lookedAt < MOST_LOOKED_AT
                    ? FileVisitResult.CONTINUE
                    : FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
            if (file.equals(root)) {
                throw why;
            }
            lookedAt++;
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException why) {
            return FileVisitResult.CONTINUE;
        }

        private static boolean usable(Path file, BasicFileAttributes attributes) {
            return attributes.isRegularFile()
                    && attributes.size() > 0
                    && attributes.size() <= LARGEST
                    && !passedBy(file)
                    && Files.isReadable(file);
        }

        private static boolean passedBy(Path path) {
            String name = String.valueOf(path.getFileName());
            return name.startsWith(".")
                    || MADE_BY_TOOLS.contains(name)
                    || DATABASE.matcher(name).matches();
        }
    }
}
