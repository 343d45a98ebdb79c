package spiral.log.transport;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/// A file that is written to by the system call `write`, in append mode: whatever others do to it,
/// lines come at its end.
///
/// The stream is a [FileOutputStream], not a channel: a channel is closed for all threads when one
/// of them is interrupted in it.
final class AppendedFile implements LineFile {
    private final Path path;
    private final FileIdentity identity;
    private final OutputStream stream;
    private final RandomAccessFile probe;
    // all below owned by the lock of FileTransport
    private final byte[] end = new byte[2];
    private long size;
    private long arrived;

    AppendedFile(Path path) throws IOException {
        this.path = path;
        this.stream = new FileOutputStream(path.toFile(), true);
        this.probe = new RandomAccessFile(path.toFile(), "rw");
        this.identity = new FileIdentity(path);
        this.size = probe.length();
    }

    @Override
    public void append(byte[] bytes, int count) throws IOException {
        if (!endsThere()) {
            mend();
        }
        try {
            stream.write(bytes, 0, count);
            size += count;
        } catch (IOException failure) {
            arrived = Math.max(0, probe.length() - size);
            throw failure;
        }
    }

    /// Whether the file is as long as it was left.
    ///
    /// How this works: its last byte is there, and none behind it. Asking for the length itself
    /// makes the next write dearer, by a microsecond: the kernel then has to note the exact time of
    /// a write that follows a question, and else only the time of its clock's last tick.
    private boolean endsThere() throws IOException {
        probe.seek(Math.max(0, size - 1));
        return Math.max(0, probe.read(end)) == Math.min(1, size);
    }

    /// Somebody else changed the length. The end may be in the middle of a line now.
    private void mend() throws IOException {
        TornTail.repair(path);
        size = probe.length();
    }

    @Override
    public long arrived() {
        return arrived;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isInPlace() {
        return identity.holds();
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try (stream;
                probe) {
            // the bytes went out before, one line or batch at a time
        } catch (IOException _) {
            // there is nothing left to lose
        }
    }
}
