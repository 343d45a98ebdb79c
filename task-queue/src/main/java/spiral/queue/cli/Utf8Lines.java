package spiral.queue.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import org.jspecify.annotations.Nullable;
import spiral.console.SourceError;
import spiral.console.UserError;
import spiral.log.read.LineSource;

/// The lines of a UTF-8 text, one at a time, each as strictly UTF-8 as RFC 3629 asks. Lines end
/// with LF or CRLF; a byte order mark at the start is passed over. For one thread.
final class Utf8Lines {
    /// The longest line, in bytes: a payload of the greatest length, all of it escaped, fits.
    static final int LONGEST_LINE = 8 << 20;

    private static final char REPLACEMENT = '\uFFFD';

    private final String name;
    private final LineSource lines;
    private int number;

    /// @param name what errors call the text
    Utf8Lines(String name, InputStream in) {
        this.name = name;
        this.lines = new LineSource(in);
    }

    /// The number of the line that was given out last, from 1.
    int number() {
        return number;
    }

    /// The next line without its end, or null after the last one.
    @Nullable String next() throws IOException {
        if (!lines.next()) {
            return null;
        }
        number++;
        int length = lines.lineEnd() - lines.lineStart();
        if (length > LONGEST_LINE) {
            throw new UserError(
                    "%s:%d: a line has at most %,d bytes".formatted(name, number, LONGEST_LINE));
        }
        String text = lines.text();
        if (text.indexOf(REPLACEMENT) >= 0) {
            requireUtf8(ByteBuffer.wrap(lines.bytes(), lines.lineStart(), length), text);
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
