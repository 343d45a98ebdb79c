package spiral.log.transport;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// A file whose end is a window of memory: a line is in the file as soon as it is stored there, and
/// the operating system keeps it when the process is killed.
///
/// How this works: the file is made longer by a window of zeros, which are really written. So a
/// full disk shows as an [IOException] here, and not as a fault at some store. If somebody
/// truncates the file nevertheless, the store into pages that are gone becomes an [InternalError];
/// that is caught, and the file is opened anew. Compiled code only notes such an error and throws
/// it at the next place where it looks for notes, which may be far behind the `catch`, within
/// `unlock` even; a call into native code is such a place, so there is one right behind the store.
/// The channel lives only while a window is mapped, with the thread's interrupt put aside, because
/// an interrupt would close it.
final class MappedFile implements LineFile {
    private static final byte[] ZEROS = new byte[64 * 1_024];

    private final Path path;
    private final int windowBytes;
    private final FileIdentity identity;
    private final RandomAccessFile file;
    // all below owned by the lock of FileTransport
    private @Nullable Arena arena;
    private MemorySegment window = MemorySegment.NULL;
    private long windowStart;
    private long size;

    MappedFile(Path path, int windowBytes) throws IOException {
        this.path = path;
        this.windowBytes = windowBytes;
        this.file = new RandomAccessFile(path.toFile(), "rw");
        this.identity = new FileIdentity(path);
        this.size = file.length();
    }

    @Override
    public void append(byte[] bytes, int count) throws IOException {
        if (size + count > windowStart + window.byteSize()) {
            next(count);
        }
        try {
            MemorySegment.copy(bytes, 0, window, ValueLayout.JAVA_BYTE, size - windowStart, count);
            boolean _ = Thread.holdsLock(this); // native and cheap; the answer does not matter
        } catch (InternalError fault) {
            throw new IOException("the file was cut short from outside", fault);
        }
        size += count;
    }

    private void next(int count) throws IOException {
        unmap();
        long length = Math.max(windowBytes, (long) count);
        try {
            file.setLength(size);
            file.seek(size);
            for (long done = 0; done < length; done += ZEROS.length) {
                file.write(ZEROS, 0, (int) Math.min(ZEROS.length, length - done));
            }
            map(length);
        } catch (IOException failure) {
            file.setLength(size);
            throw failure;
        }
    }

    private void map(long length) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (window.byteSize() == 0) {
                interrupted |= tryMap(length);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Whether it was interrupted; then it is to be tried again.
    private boolean tryMap(long length) throws IOException {
        Arena fresh = Arena.ofShared();
        try (FileChannel channel =
                FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            window = channel.map(FileChannel.MapMode.READ_WRITE, size, length, fresh);
            windowStart = size;
            arena = fresh;
            return false;
        } catch (ClosedByInterruptException interrupt) {
            fresh.close();
            return Thread.interrupted();
        } catch (IOException failure) {
            fresh.close();
            throw failure;
        }
    }

    private void unmap() {
        Arena open = arena;
        arena = null;
        window = MemorySegment.NULL;
        windowStart = 0;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public long arrived() {
        return 0;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isInPlace() throws IOException {
        return identity.holds() && file.length() >= windowStart + window.byteSize();
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public void trim() {
        unmap();
        try {
            if (file.length() > size) {
                file.setLength(size);
            }
        } catch (IOException _) {
            // the zeros stay; whoever opens the file next cuts them off
        }
    }

    @Override
    public void close() {
        trim();
        try {
            file.close();
        } catch (IOException _) {
            // nothing is left to be written
        }
    }
}
