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
    // all below owned by the thread that follows
    private @Nullable SeekableByteChannel file;
    private @Nullable Object identity;
    private long position;
    private byte[] lastLine = {};
    private long lastLineStart;

    Followed(Path path) {
        this.path = path;
    }

    /// Hands on the whole lines that came since the last time.
    void news(Consumer<String> line) {
        try {
            look(line);
        } catch (IOException gone) {
            file = null; // it may come again
        }
    }

    /// The same, for the first time.
    void look(Consumer<String> line) throws IOException {
        read(line, false);
        if (Files.exists(path) && (file == null || !Objects.equals(identity, identityNow()))) {
            read(line, true);
            reopen();
            read(line, false);
        }
    }

    private void reopen() throws IOException {
        SeekableByteChannel before = file;
        file = null;
        if (before != null) {
            before.close();
        }
        file = Files.newByteChannel(path);
        identity = identityNow();
        restart();
    }

    private void restart() {
        position = 0;
        lastLine = new byte[0];
    }

    private @Nullable Object identityNow() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    /// @param ended whether what lacks its newline is a line, too, because no more will come
    @SuppressWarnings("resource") // closing the lines would close the file, which stays open
    private void read(Consumer<String> line, boolean ended) throws IOException {
        SeekableByteChannel open = file;
        if (open == null) {
            return;
        }
        if (open.size() < position || !isWhereItStood(open)) {
            restart();
        }
        if (open.size() > position) {
            LineSource lines = new LineSource(Channels.newInputStream(open.position(position)));
            while (lines.next() && (ended || !lines.isUnfinished())) {
                line.accept(lines.text());
                remember(lines);
            }
        }
    }

    private void remember(LineSource line) {
        int count = Math.min(MOST_REMEMBERED, line.lineEnd() - line.lineStart());
        lastLine = Arrays.copyOfRange(line.bytes(), line.lineStart(), line.lineStart() + count);
        lastLineStart = position;
        position += line.length();
    }

    private boolean isWhereItStood(SeekableByteChannel open) throws IOException {
        ByteBuffer now = ByteBuffer.allocate(lastLine.length);
        open.position(lastLineStart);
        while (now.hasRemaining() && open.read(now) >= 0) {
            // a read may give less than was asked for
        }
        return Arrays.equals(now.array(), lastLine);
    }
}
