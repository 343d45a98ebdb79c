package spiral.log.read;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Looks at a line's bytes without reading it as JSON.
final class Bytes {
    private static final byte[] ESCAPE = {'\\', 'u'};

    private static final int LONGEST_WORD = 16;

    private Bytes() {}

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Whether JSON writes the text as it is, unless as numbers of characters.
    static boolean isPlain(String text) {
        return text.chars()
                .allMatch(c -> c >= ' ' && c < 0x7F && c != '"' && c != '\\' && c != '/');
    }

    /// Whether some character stands as its number.
    static boolean hasEscape(byte[] bytes, int start, int end) {
        return indexOf(bytes, start, end, ESCAPE) >= 0;
    }

    /// The first place of `wanted`, or -1.
    static int indexOf(byte[] bytes, int start, int end, byte[] wanted) {
        int last = end - wanted.length;
        byte first = wanted.length == 0 ? 0 : wanted[0];
        for (int i = start; i <= last; i++) {
            if (wanted.length == 0 || (bytes[i] == first && isAt(bytes, i, wanted))) {
                return i;
            }
        }
        return -1;
    }

    static boolean isAt(byte[] bytes, int at, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /// The short string or number behind a name's closing quote, or null when it is something else.
    static @Nullable Object scalar(byte[] bytes, int afterName, int end) {
        int at = afterName;
        while (at < end && (bytes[at] == ' ' || bytes[at] == ':')) {
            at++;
        }
        boolean quoted = at < end && bytes[at] == '"';
        int start = quoted ? at + 1 : at;
        int stop = start;
        while (stop < end && stop - start < LONGEST_WORD && isWord(bytes[stop])) {
            stop++;
        }
        String word = new String(bytes, start, stop - start, StandardCharsets.US_ASCII);
        if (quoted) {
            return stop < end && bytes[stop] == '"' ? word : null;
        }
        return word.matches("\\d{1,4}") ? Integer.valueOf(word) : null;
    }

    private static boolean isWord(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
    }
}
