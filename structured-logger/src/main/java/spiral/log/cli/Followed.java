package spiral.log.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import spiral.log.read.LineSource;

/// A file of which the lines so far are known. Holds it open, so that what is written before and
/// after it is put aside is still read, until another file has taken its place.
///
/// How this works: a file that is shorter than before was truncated. One that has grown again since
/// is told by its last known line, which does not stand where it stood.
final class Followed {
    /// So much of a line is remembered.
    private static final int MOST_REMEMBERED = 4_096;

    private final Path path;
    // both owned by the thread that follows
    private @Nullable Opened open;
    private Known known = Known.NOTHING;

    Followed(Path path) {
        this.path = path;
    }

    /// A file, and which one it is.
    private record Opened(SeekableByteChannel file, @Nullable Object identity) {}

    /// What was read: up to where, and the begin of the last line with its place.
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    private record Known(long position, byte[] lastLine, long lastLineStart) {
        static final Known NOTHING = new Known(0, new byte[0], 0);

        Known and(LineSource line) {
            int count = Math.min(MOST_REMEMBERED, line.lineEnd() - line.lineStart());
            int start = line.lineStart();
            byte[] begin = Arrays.copyOfRange(line.bytes(), start, start + count);
            return new Known(position + line.length(), begin, position);
        }

        boolean standsIn(SeekableByteChannel file) throws IOException {
            ByteBuffer now = ByteBuffer.allocate(lastLine.length);
            file.position(lastLineStart);
            while (now.hasRemaining() && file.read(now) >= 0) {
                // a read may give less than was asked for
            }
            return file.size() >= position && Arrays.equals(now.array(), lastLine);
        }
    }

    /// Hands on the whole lines that came since the last time.
    void news(Consumer<String> line) {
        try {
            look(line);
        } catch (IOException gone) {
            close(); // it may come again
        }
    }

    /// The same, for the first time.
    void look(Consumer<String> line) throws IOException {
        read(line, false);
        if (Files.exists(path) && (open == null || !Objects.equals(open.identity, identityNow()))) {
            read(line, true);
            close();
            open = new Opened(Files.newByteChannel(path), identityNow());
            known = Known.NOTHING;
            read(line, false);
        }
    }

    private void close() {
        Opened before = open;
        open = null;
        try {
            if (before != null) {
                before.file.close();
            }
        } catch (IOException _) {
            // nothing of it is needed any more
        }
    }

    private @Nullable Object identityNow() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    /// @param ended whether what lacks its newline is a line, too, because no more will come
    @SuppressWarnings("resource") // closing the lines would close the file, which stays open
    private void read(Consumer<String> line, boolean ended) throws IOException {
        if (open == null) {
            return;
        }
        SeekableByteChannel file = open.file;
        if (!known.standsIn(file)) {
            known = Known.NOTHING;
        }
        if (file.size() > known.position) {
            LineSource lines =
                    new LineSource(Channels.newInputStream(file.position(known.position)));
            while (lines.next() && (ended || !lines.isUnfinished())) {
                line.accept(lines.text());
                known = known.and(lines);
            }
        }
    }
}
