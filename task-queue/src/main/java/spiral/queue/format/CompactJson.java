package spiral.queue.format;

/// JSON text without the blanks between its parts, otherwise as it was written: numbers keep their
/// digits, strings their escapes. Refuses what not every store could keep: an escaped NUL and half
/// of a surrogate pair.
///
/// Expects text that a JSON parser has accepted; only strings are looked into.
final class CompactJson {
    private static final int ESCAPE_LENGTH = 6;

    private final String text;
    private final int end;
    private final StringBuilder kept;
    private int at;

    /// Something that cannot be kept.
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        private final int offset;

        private Wrong(int offset, String message) {
            super(message);
            this.offset = offset;
        }

        /// Where it stands in the text, from 0.
        int offset() {
            return offset;
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    private CompactJson(String text, int from, int to) {
        this.text = text;
        this.end = to;
        this.at = from;
        this.kept = new StringBuilder(to - from);
    }

    /// The value that stands in this part of the text.
    static String of(String text, int from, int to) throws Wrong {
        CompactJson json = new CompactJson(text, from, to);
        while (json.at < to) {
            json.part();
        }
        return json.kept.toString();
    }

    private void part() throws Wrong {
        int from = at;
        char c = text.charAt(at);
        if (c == '"') {
            string();
            kept.append(text, from, at);
        } else {
            at++;
            if (c > ' ') {
                kept.append(c);
            }
        }
    }

    private void string() throws Wrong {
        at++;
        while (text.charAt(at) != '"') {
            if (text.charAt(at) != '\\') {
                at++;
            } else if (text.charAt(at + 1) == 'u') {
                escape();
            } else {
                at += 2;
            }
        }
        at++;
    }

    private void escape() throws Wrong {
        char letter = hex(at);
        if (letter == 0) {
            throw new Wrong(at, "a payload cannot hold the character NUL");
        }
        if (Character.isHighSurrogate(letter)
                && Character.isLowSurrogate(hex(at + ESCAPE_LENGTH))) {
            at += 2 * ESCAPE_LENGTH;
        } else if (Character.isSurrogate(letter)) {
            throw new Wrong(at, "this is half of a surrogate pair");
        } else {
            at += ESCAPE_LENGTH;
        }
    }

    /// The letter that is escaped there; NUL where nothing is.
    private char hex(int from) {
        boolean escaped = from + ESCAPE_LENGTH <= end && text.startsWith("\\u", from);
        return escaped ? (char) Integer.parseInt(text, from + 2, from + ESCAPE_LENGTH, 16) : 0;
    }
}
