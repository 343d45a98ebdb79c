package spiral.log.transport;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file that is appended to, opened when the first bytes come and again after a failure.
///
/// Whoever was killed while writing, this process before a full disk or an earlier one, leaves half
/// a line. Therefore each opening looks at the last byte, and ends a torn line before it goes on.
///
/// The stream is a [FileOutputStream], not a channel: a channel is closed for all threads when one
/// of them is interrupted in it. Not safe for several threads at once.
final class LogFile {
    /// What is to be written, as one piece.
    interface Bytes {
        void writeTo(OutputStream out) throws IOException;
    }

    private final Path path;
    // owned by the one that holds the lock of FileTransport
    private @Nullable OutputStream stream;

    LogFile(Path path) {
        this.path = path;
    }

    /// Appends the bytes. After a failure the file is closed, and the next call opens it again.
    void append(Bytes bytes) throws IOException {
        try {
            bytes.writeTo(opened());
        } catch (IOException failure) {
            close();
            throw failure;
        }
    }

    void close() {
        OutputStream open = stream;
        stream = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException _) {
                // the bytes went out before, one by one; there is nothing left to lose
            }
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private OutputStream opened() throws IOException {
        OutputStream open = stream;
        if (open == null) {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            boolean torn = endsInsideALine(path.toFile());
            open = new FileOutputStream(path.toFile(), true);
            stream = open;
            if (torn) {
                open.write('\n');
            }
        }
        return open;
    }

    private static boolean endsInsideALine(File file) throws IOException {
        if (!file.isFile() || file.length() == 0) {
            return false;
        }
        try (RandomAccessFile tail = new RandomAccessFile(file, "r")) {
            tail.seek(tail.length() - 1);
            return tail.read() != '\n';
        }
    }
}
