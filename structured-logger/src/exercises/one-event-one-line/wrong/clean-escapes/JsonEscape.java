package spiral.log.json;

import java.nio.charset.StandardCharsets;

/// Escapes a name that will be escaped once more when it is written.
public final class JsonEscape {
    private static final int REPLACEMENT = 0xFFFD;

    private JsonEscape() {}

    public static void append(String text, JsonBuffer out) {
        append(text, 0, text.length(), out);
    }

    public static void append(String text, int start, int end, JsonBuffer out) {
        text.substring(start, end).codePoints().forEach(c -> append(c, out));
    }

    public static String clean(String text) {
        JsonBuffer clean = new JsonBuffer(text.length() + 1);
        append(text, clean);
        return clean.toString();
    }

    private static void append(int c, JsonBuffer out) {
        switch (c) {
            case '"' -> out.ascii("\\\"");
            case '\\' -> out.ascii("\\\\");
            case '\n' -> out.ascii("\\n");
            case '\r' -> out.ascii("\\r");
            case '\t' -> out.ascii("\\t");
            case '\b' -> out.ascii("\\b");
            case '\f' -> out.ascii("\\f");
            default -> other(c, out);
        }
    }

    private static void other(int c, JsonBuffer out) {
        if (endsLineOrSteers(c)) {
            out.ascii("\\u%04x".formatted(c));
        } else {
            out.raw(Character.toString(valid(c)).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static boolean endsLineOrSteers(int c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
    }

    private static int valid(int c) {
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        boolean noncharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        return half || noncharacter ? REPLACEMENT : c;
    }
}
