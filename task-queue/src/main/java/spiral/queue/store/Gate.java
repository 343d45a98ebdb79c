package spiral.queue.store;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import spiral.queue.StoreException;

/// The door before SQLite's one write lock: whoever waits longest comes next.
///
/// How this works. SQLite lets one connection write and makes the others sleep and try again, each
/// for longer the longer it has waited; a busy writer then starves the rest, and a starved worker
/// cannot send its heartbeat. So every write first takes a fair lock among this process's threads,
/// then an operating-system lock on a file beside the database. The kernel keeps its waiters
/// asleep and wakes them on release, and frees the lock of a killed process at once. Correctness
/// never rests on the gate: behind it stands `BEGIN IMMEDIATE` with SQLite's own lock.
///
/// Its limit: two stores on one file inside one JVM share the kernel's lock, and closing one frees
/// it for the other; then SQLite's own lock alone keeps writers apart.
///
/// A wait here is not ended by an interrupt: a handler that is told to stop while it submits a job
/// finds its interrupt afterwards. Java closes a channel whose waiter is interrupted, so the gate
/// is then opened anew.
final class Gate implements AutoCloseable {
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Path file;
    private final ReentrantLock threads = new ReentrantLock(true);
    // written and read while `threads` is held
    private @Nullable FileLock lock;
    // written while `threads` is held; closed by whoever closes the store
    private volatile FileChannel channel;

    Gate(Path file) throws IOException {
        this.file = file;
        this.channel = open(file);
    }

    /// Waits for its turn, as long as it takes. Refuses a thread that is inside already: it would
    /// wait for itself, and everybody with it.
    void enter() {
        refuseInside();
        threads.lock();
        try {
            lock = processLock();
        } catch (IOException e) {
            threads.unlock();
            throw new StoreException("the store's gate cannot be locked: " + e.getMessage(), e);
        }
    }

    /// Throws where this thread is inside.
    void refuseInside() {
        if (threads.isHeldByCurrentThread()) {
            throw inside();
        }
    }

    /// What an effect is told that writes in another transaction than its own.
    static StoreException inside() {
        return new StoreException(
                "an effect must not write to the store but through its own connection");
    }

    void leave() {
        FileLock held = lock;
        lock = null;
        try {
            if (held != null) {
                held.release();
            }
        } catch (IOException e) {
            throw new StoreException("the store's gate cannot be freed: " + e.getMessage(), e);
        } finally {
            threads.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /// A second store on the same file inside one JVM is told apart by an exception, not a wait.
    private FileLock processLock() throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                interrupted |= Thread.interrupted();
                try {
                    return channel.lock();
                } catch (OverlappingFileLockException sameJvm) {
                    LockSupport.parkNanos(RETRY_NANOS);
                } catch (FileLockInterruptionException | ClosedByInterruptException e) {
                    channel = open(file);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
