package spiral.log.transport;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The right to write to a path, held by one transport of one process. Others that want the same
/// path get one beside it: `app.jsonl`, `app.2.jsonl`, `app.3.jsonl`.
///
/// How this works: the right is a lock of the operating system on a hidden file, `.app.jsonl.lock`,
/// which ends with the process however it ends. It is not on the log file itself, because closing
/// any other stream on that file in the same process would give it up (POSIX `fcntl`). A pipe or a
/// device, such as `/dev/stdout`, belongs to nobody alone: it is taken without a lock.
final class Claim {
    /// How long a transport of the same process may take to let go: when a configuration is
    /// replaced, the former one is closed while the new one begins.
    static final int HAND_OVER_MILLIS = 200;

    /// Writers that are kept apart.
    static final int MAX_WRITERS = 64;

    private final Path path;
    private final @Nullable FileChannel channel; // none for a stream

    private Claim(Path path, @Nullable FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// Claims the path, or the first free one beside it. Makes the folder if it is missing.
    static Claim of(Path wanted) throws IOException {
        if (leadsToStream(wanted)) {
            return new Claim(wanted, null);
        }
        Path folder = Path.of(".").resolve(wanted).toAbsolutePath().normalize().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        for (int i = 1; i <= MAX_WRITERS; i++) {
            Path path = i == 1 ? wanted : beside(wanted, "." + i);
            Claim claim = tryPath(path, i == 1 ? HAND_OVER_MILLIS : 0);
            if (claim != null) {
                return claim;
            }
        }
        throw new IOException("more than " + MAX_WRITERS + " processes write to " + wanted);
    }

    /// Whether it is there and is no file of its own: what `/dev/stdout` leads to may be one, but
    /// then it is somebody else's.
    private static boolean leadsToStream(Path path) throws IOException {
        boolean link = Files.isSymbolicLink(path);
        Path named = link ? path.resolveSibling(Files.readSymbolicLink(path)) : path;
        return named.toAbsolutePath().startsWith("/proc")
                || (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path));
    }

    /// `logs/app.jsonl` and `.2` give `logs/app.2.jsonl`.
    static Path beside(Path path, String mark) {
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        int end = dot < 1 ? name.length() : dot;
        return path.resolveSibling(name.substring(0, end) + mark + name.substring(end));
    }

    private static @Nullable Claim tryPath(Path path, int patience) throws IOException {
        Path lockFile = path.resolveSibling("." + path.getFileName() + ".lock");
        FileChannel channel =
                FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        for (int i = 0; i <= patience; i++) {
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return new Claim(path, channel);
                }
                break; // another process has it, and may keep it for ever
            } catch (OverlappingFileLockException _) { // another transport of this process has it
                LockSupport.parkNanos(i < patience ? 1_000_000 : 0);
            }
        }
        channel.close();
        return null;
    }

    Path path() {
        return path;
    }

    /// Whether it is a pipe or a device and no file.
    boolean isStream() {
        return channel == null;
    }

    void release() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException _) {
            // the lock is gone either way
        }
    }
}
