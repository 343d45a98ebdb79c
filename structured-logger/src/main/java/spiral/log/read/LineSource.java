package spiral.log.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/// The lines of a file, one after the other, in constant memory. Half an archive gives the lines
/// that can still be read and then says so: [#isTorn]. NULs at the very end, the rest of a mapped
/// file that is still open, are no line.
public final class LineSource implements AutoCloseable {
    /// Longer lines come in pieces.
    public static final int LONGEST = 16 << 20;

    private static final int FIRST = 1 << 20;

    private InputStream in;
    private boolean zipped;
    private byte[] bytes = new byte[FIRST];
    private int start;
    private int end;
    private boolean over;
    private int lineStart;
    private int lineEnd;
    private boolean torn;

    /// The lines of this stream.
    public LineSource(InputStream in) {
        this(in, false);
    }

    private LineSource(InputStream in, boolean zipped) {
        this.in = in;
        this.zipped = zipped;
    }

    /// The lines of a file, compressed or not.
    public static LineSource open(Path file) throws IOException {
        return new LineSource(Files.newInputStream(file), isArchive(file));
    }

    /// Whether the name says that the file is compressed.
    public static boolean isArchive(Path file) {
        return file.toString().endsWith(".gz");
    }

    /// Moves to the next line; false at the end.
    public boolean next() throws IOException {
        int newline = newline(start);
        while (newline < 0) {
            int seen = end - start;
            if (over || seen >= LONGEST) {
                return !isRest() && line(end, end);
            }
            fill();
            newline = newline(start + seen);
        }
        return line(newline, newline + 1);
    }

    private boolean line(int its, int nextStart) {
        lineStart = start;
        lineEnd = its > start && bytes[its - 1] == '\r' ? its - 1 : its;
        start = nextStart;
        return true;
    }

    /// Nothing, or what a mapped file has not used yet.
    private boolean isRest() {
        for (int i = start; i < end; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return over;
    }

    private int newline(int from) {
        for (int i = from; i < end; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /// Moves what is there to the front and reads more.
    private void fill() throws IOException {
        System.arraycopy(bytes, start, bytes, 0, end - start);
        end -= start;
        start = 0;
        if (end == bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        int count = read();
        over = count < 0;
        end += Math.max(0, count);
    }

    private int read() throws IOException {
        try {
            if (zipped) {
                in = new GZIPInputStream(in, 1 << 16);
                zipped = false;
            }
            return in.read(bytes, end, bytes.length - end);
        } catch (EOFException unfinished) {
            torn = true;
            return -1;
        }
    }

    /// Whether this is an archive that ends too early.
    public boolean isTorn() {
        return torn;
    }

    /// Whether the line is the last one and lacks its newline: more of it may come.
    public boolean isUnfinished() {
        return over && start == lineEnd;
    }

    /// How many bytes the line takes, with its newline.
    public int length() {
        return start - lineStart;
    }

    /// The bytes that hold the line: from [#lineStart] to before [#lineEnd].
    public byte[] bytes() {
        return bytes;
    }

    /// Where the line begins.
    public int lineStart() {
        return lineStart;
    }

    /// Where the line ends, without its newline.
    public int lineEnd() {
        return lineEnd;
    }

    /// The line as text.
    public String text() {
        return new String(bytes, lineStart, lineEnd - lineStart, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
