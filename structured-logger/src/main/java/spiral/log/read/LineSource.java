package spiral.log.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/// The lines of a file, one after the other, in constant memory. Half an archive gives the lines
/// that can still be read.
public final class LineSource implements AutoCloseable {
    /// Longer lines come in pieces.
    public static final int LONGEST = 16 << 20;

    private static final int FIRST = 1 << 20;

    private final InputStream in;
    private byte[] bytes = new byte[FIRST];
    private int start;
    private int end;
    private boolean over;
    private int lineStart;
    private int lineEnd;

    /// The lines of this stream.
    public LineSource(InputStream in) {
        this.in = in;
    }

    /// The lines of a file; compressed if its name ends in `.gz`.
    public static LineSource open(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        try {
            boolean zipped = file.toString().endsWith(".gz");
            return new LineSource(zipped ? new GZIPInputStream(raw, 1 << 16) : raw);
        } catch (IOException failure) {
            raw.close();
            throw failure;
        }
    }

    /// Moves to the next line; false at the end.
    public boolean next() throws IOException {
        int from = start;
        while (true) {
            int newline = indexOf((byte) '\n', from);
            if (newline >= 0) {
                return line(newline, newline + 1);
            }
            from = end;
            if (over || end - start >= LONGEST) {
                return start < end && line(end, end);
            }
            int moved = fill();
            from -= moved;
        }
    }

    private boolean line(int its, int nextStart) {
        lineStart = start;
        lineEnd = its > start && bytes[its - 1] == '\r' ? its - 1 : its;
        start = nextStart;
        return true;
    }

    private int indexOf(byte wanted, int from) {
        for (int i = from; i < end; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /// Reads more; how far what was there has moved to the front.
    private int fill() throws IOException {
        int moved = start;
        System.arraycopy(bytes, start, bytes, 0, end - start);
        end -= start;
        start = 0;
        if (end == bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        int count;
        try {
            count = in.read(bytes, end, bytes.length - end);
        } catch (java.io.EOFException torn) { // an archive that was not finished
            count = -1;
        }
        over = count < 0;
        end += Math.max(0, count);
        return moved;
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
