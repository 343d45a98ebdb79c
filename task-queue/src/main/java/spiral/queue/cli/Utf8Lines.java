package spiral.queue.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import spiral.console.SourceError;
import spiral.console.UserError;

/// The lines of a UTF-8 text, one at a time, each as strictly UTF-8 as RFC 3629 asks. Lines end
/// with LF or CRLF; a byte order mark at the start is passed over. For one thread.
final class Utf8Lines {
    /// The longest line, in bytes: a payload of the greatest length, all of it escaped, fits.
    static final int LONGEST_LINE = 8 << 20;

    private static final int CHUNK = 1 << 16;
    private static final char REPLACEMENT = '\uFFFD';

    private final String name;
    private final InputStream in;
    private byte[] buffer = new byte[CHUNK];
    // what was read and not yet given out: from `start` to `end` in the buffer
    private int start;
    private int end;
    private boolean ended;
    private int number;

    /// @param name what errors call the text
    Utf8Lines(String name, InputStream in) {
        this.name = name;
        this.in = in;
    }

    /// The number of the line that was given out last, from 1.
    int number() {
        return number;
    }

    /// The next line without its end, or null after the last one.
    @Nullable String next() throws IOException {
        int seen = start;
        while (true) {
            int at = newline(seen);
            if (at >= 0) {
                String line = line(start, at);
                start = at + 1;
                return line;
            }
            if (ended) {
                return lastLine();
            }
            seen = end - start;
            fill();
            seen += start;
        }
    }

    private @Nullable String lastLine() {
        if (start == end) {
            return null;
        }
        String line = line(start, end);
        start = end;
        return line;
    }

    private int newline(int from) {
        for (int i = from; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end > LONGEST_LINE) {
            throw new UserError(
                    "%s:%d: a line has at most %,d bytes"
                            .formatted(name, number + 1, LONGEST_LINE));
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int n = in.read(buffer, end, buffer.length - end);
        ended = n < 0;
        end += Math.max(0, n);
    }

    private String line(int from, int to) {
        number++;
        int last = to > from && buffer[to - 1] == '\r' ? to - 1 : to;
        String text = new String(buffer, from, last - from, UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            requireUtf8(ByteBuffer.wrap(buffer, from, last - from), text);
        }
        return number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /// Tells a replacement character that was written from one that stands for wrong bytes.
    private void requireUtf8(ByteBuffer bytes, String text) {
        CharsetDecoder strict = UTF_8.newDecoder();
        CharBuffer decoded = CharBuffer.allocate(text.length() + 1);
        if (strict.decode(bytes, decoded, true).isError()) {
            int column = decoded.position() + 1;
            throw new SourceError(name, number, column, text, "this is not UTF-8");
        }
    }
}
