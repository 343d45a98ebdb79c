package spiral.log.json;

/// Turns any Java text into the inside of a JSON string, in UTF-8, on one line.
///
///     "  and  \             -->  a backslash stands before it
///     five known controls   -->  two characters, such as a backslash and n
///     all other controls    -->  a backslash, u, four hexadecimal digits
///     half a pair           -->  U+FFFD
///     all the rest          -->  itself
public final class JsonEscape {
    /// What is written in place of something that means nothing.
    private static final int REPLACEMENT = 0xFFFD;

    private JsonEscape() {}

    /// Appends the escaped text, without quotes around it.
    public static void append(String text, JsonBuffer out) {
        append(text, 0, text.length(), out);
    }

    /// Appends the part of the text from `start` to before `end`, escaped, without quotes.
    ///
    /// `out.put('n')` appends one ASCII character, `out.ascii("ab")` several, and
    /// `out.raw(bytes)` bytes that are UTF-8 already.
    public static void append(String text, int start, int end, JsonBuffer out) {
        // TODO step 1: plain ASCII as it is; quotes, backslashes and controls escaped
        // TODO step 2: all other letters as UTF-8; half a pair as REPLACEMENT
        // TODO step 3: noncharacters as REPLACEMENT; a part may cut through a pair
        throw new UnsupportedOperationException("TODO step 1: append the text, escaped");
    }

    /// The same text with U+FFFD for halves and noncharacters. Nothing is escaped.
    public static String clean(String text) {
        // TODO step 3: replace what means nothing, keep the rest
        throw new UnsupportedOperationException("TODO step 3: replace what means nothing");
    }
}
