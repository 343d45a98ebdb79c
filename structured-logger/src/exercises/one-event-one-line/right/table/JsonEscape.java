package spiral.log.json;

import java.nio.charset.StandardCharsets;

/// Looks the first 160 characters up in a table that was filled once.
public final class JsonEscape {
    private static final int TABLE_END = 0xA0;
    private static final byte[][] WRITTEN = table();
    private static final byte[] REPLACEMENT = utf8("\ufffd");

    private JsonEscape() {}

    public static void append(String text, JsonBuffer out) {
        append(text, 0, text.length(), out);
    }

    public static void append(String text, int start, int end, JsonBuffer out) {
        int at = start;
        while (at < end) {
            int c = text.charAt(at);
            if (isPair(text, at, end)) {
                c = Character.toCodePoint(text.charAt(at), text.charAt(at + 1));
            }
            out.raw(c < TABLE_END ? WRITTEN[c] : beyondTable(c));
            at += Character.charCount(c);
        }
    }

    public static String clean(String text) {
        return text.codePoints()
                .map(c -> meansNothing(c) ? '\ufffd' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isPair(String text, int at, int end) {
        return at + 1 < end && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }

    private static byte[] beyondTable(int c) {
        return switch (c) {
            case 0x2028, 0x2029 -> hex(c);
            default -> meansNothing(c) ? REPLACEMENT : utf8(Character.toString(c));
        };
    }

    private static boolean meansNothing(int c) {
        return switch (Character.getType(c)) {
            case Character.SURROGATE -> true;
            case Character.UNASSIGNED -> (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
            default -> false;
        };
    }

    private static byte[][] table() {
        byte[][] written = new byte[TABLE_END][];
        for (int c = 0; c < TABLE_END; c++) {
            written[c] = Character.isISOControl(c) ? hex(c) : utf8(Character.toString(c));
        }
        String escaped = "\"\\\n\r\t\b\f";
        String letters = "\"\\nrtbf";
        for (int i = 0; i < escaped.length(); i++) {
            written[escaped.charAt(i)] = utf8("\\" + letters.charAt(i));
        }
        return written;
    }

    private static byte[] hex(int c) {
        return utf8("\\u%04x".formatted(c));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
