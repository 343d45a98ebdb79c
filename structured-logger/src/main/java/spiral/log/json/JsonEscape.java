package spiral.log.json;

/// Turns any Java text into the inside of a JSON string, in UTF-8, on one line.
///
/// The result is valid for the strictest reader, [RFC 8259](https://www.rfc-editor.org/rfc/rfc8259)
/// section 7 and [RFC 7493](https://www.rfc-editor.org/rfc/rfc7493) (I-JSON) section 2.1:
///
///     "  \               -->  \"  \\
///     control characters -->  \n \t ... or \u001b; also U+007F to U+009F, U+2028 and U+2029,
///                             which are legal but end a line or steer a terminal somewhere
///     half a pair        -->  U+FFFD (a surrogate without its partner means nothing)
///     noncharacter       -->  U+FFFD
///     the rest           -->  itself
///
/// How this works: runs of plain ASCII are found first and copied whole, because nearly all text in
/// logs is nothing else; every other character takes the slow road alone.
public final class JsonEscape {
    private static final int REPLACEMENT = 0xFFFD;
    private static final String HEX = "0123456789abcdef";

    private JsonEscape() {}

    /// Appends the escaped text, without quotes around it.
    public static void append(String text, JsonBuffer out) {
        append(text, 0, text.length(), out);
    }

    /// Appends the part of the text from `start` to before `end`, escaped, without quotes.
    public static void append(String text, int start, int end, JsonBuffer out) {
        int at = start;
        while (at < end) {
            at = out.plain(text, at, end);
            if (at < end) {
                int codePoint = codePointAt(text, at, end);
                special(codePoint, out);
                at += Character.charCount(codePoint);
            }
        }
    }

    /// The same text with U+FFFD in place of what no valid JSON can hold: two names that look
    /// different in Java may be one and the same after this.
    public static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= Character.MIN_SURROGATE) {
                return text.codePoints()
                        .map(c -> isValid(c) ? c : REPLACEMENT)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    /// Stops at `end`: a pair that is cut in two by it counts as half a pair.
    private static int codePointAt(String text, int at, int end) {
        char first = text.charAt(at);
        boolean pair =
                Character.isHighSurrogate(first)
                        && at + 1 < end
                        && Character.isLowSurrogate(text.charAt(at + 1));
        return pair ? Character.toCodePoint(first, text.charAt(at + 1)) : first;
    }

    private static void special(int codePoint, JsonBuffer out) {
        if (codePoint == '"' || codePoint == '\\') {
            out.put('\\');
            out.put(codePoint);
        } else if (codePoint < 0xA0 || codePoint == 0x2028 || codePoint == 0x2029) {
            control(codePoint, out);
        } else {
            utf8(isValid(codePoint) ? codePoint : REPLACEMENT, out);
        }
    }

    private static void control(int c, JsonBuffer out) {
        out.put('\\');
        switch (c) {
            case '\n' -> out.put('n');
            case '\r' -> out.put('r');
            case '\t' -> out.put('t');
            case '\b' -> out.put('b');
            case '\f' -> out.put('f');
            default -> fourHexDigits(c, out);
        }
    }

    private static void fourHexDigits(int c, JsonBuffer out) {
        out.put('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.put(HEX.charAt((c >> shift) & 0xF));
        }
    }

    private static boolean isValid(int codePoint) {
        boolean surrogate =
                codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        boolean noncharacter =
                (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
        return !surrogate && !noncharacter;
    }

    private static void utf8(int codePoint, JsonBuffer out) {
        if (codePoint < 0x800) {
            out.put(0xC0 | (codePoint >> 6));
        } else if (codePoint < 0x10000) {
            out.put(0xE0 | (codePoint >> 12));
            continuation(codePoint >> 6, out);
        } else {
            out.put(0xF0 | (codePoint >> 18));
            continuation(codePoint >> 12, out);
            continuation(codePoint >> 6, out);
        }
        continuation(codePoint, out);
    }

    /// A byte after the first holds the lowest six bits.
    private static void continuation(int bits, JsonBuffer out) {
        out.put(0x80 | (bits & 0x3F));
    }
}
