package spiral.log.json;

/// Text that needs no escape in a JSON string: printable ASCII without quotes and backslashes.
final class PlainText {
    private static final boolean[] PLAIN = plain();

    private PlainText() {}

    /// Copies characters and says where the first one stands that is not plain; what was copied up
    /// to there counts.
    ///
    /// How this works: copying all of them at once and then looking at each takes half the time of
    /// doing both one by one, because the machine copies many at a time. What makes this way of
    /// copying deprecated, the lost upper half of a character, is seen by the look.
    @SuppressWarnings("deprecation")
    static int copy(String text, int start, int end, byte[] to, int offset) {
        text.getBytes(start, end, to, offset);
        int at = start;
        while (at < end && isPlain(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isPlain(char c) {
        return c < PLAIN.length && PLAIN[c];
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean[0x100]; // as many as the characters of most texts
        for (int c = ' '; c < 0x7F; c++) {
            plain[c] = c != '"' && c != '\\';
        }
        return plain;
    }
}
