package spiral.log.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one JSON text, as strictly as RFC 8259 is written: no comments, no trailing commas, no
/// leading zeros, no raw control characters. Of a name that an object holds twice, which the RFC
/// advises against but allows, the last value counts.
///
/// Gives `Map<String, Object>` (in the order of the text), `List<Object>`, `String`, `Long` or
/// [BigDecimal], `Boolean`, or null. At most [#MAX_DEPTH] deep.
public final class JsonReader {
    /// Containers inside containers.
    public static final int MAX_DEPTH = 512;

    /// Any whole number with fewer characters fits a long.
    private static final int LONG_DIGITS = 19;

    /// Stands for the end of the text; as a real character it is wrong everywhere too.
    private static final char END = '\0';

    private final String text;
    private int at;
    private int depth;

    private final @Nullable Positions positions;

    private JsonReader(String text, @Nullable Positions positions) {
        this.text = text;
        this.positions = positions;
    }

    /// Hears where in the text the parts of objects and arrays stand.
    @FunctionalInterface
    public interface Positions {
        /// The value under this name, or at this index, of a container begins there.
        void found(Object container, Object nameOrIndex, int position);
    }

    /// The value that the text holds.
    ///
    /// @throws JsonSyntaxException with the position of the first wrong character
    public static @Nullable Object read(String text) {
        return read(text, null);
    }

    /// The same, and says where each part stands.
    ///
    /// @throws JsonSyntaxException with the position of the first wrong character
    public static @Nullable Object read(String text, @Nullable Positions positions) {
        JsonReader reader = new JsonReader(text, positions);
        Object value = reader.value();
        reader.skipBlanks();
        if (reader.at < text.length()) {
            throw reader.wrong("nothing more");
        }
        return value;
    }

    private @Nullable Object value() {
        skipBlanks();
        return switch (peek()) {
            case '{' -> nested(this::object);
            case '[' -> nested(this::array);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> throw wrong("a value");
        };
    }

    private interface Container {
        Object read();
    }

    private Object nested(Container container) {
        if (depth++ == MAX_DEPTH) {
            throw wrong("at most " + MAX_DEPTH + " levels");
        }
        at++;
        Object value = container.read();
        depth--;
        return value;
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (!closes('}')) {
            do {
                skipBlanks();
                String name = string();
                skipBlanks();
                expect(':');
                tell(members, name);
                members.put(name, value());
            } while (continues('}'));
        }
        return members;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> elements = new ArrayList<>();
        if (!closes(']')) {
            do {
                tell(elements, elements.size());
                elements.add(value());
            } while (continues(']'));
        }
        return elements;
    }

    private void tell(Object container, Object nameOrIndex) {
        if (positions != null) {
            skipBlanks();
            positions.found(container, nameOrIndex, at);
        }
    }

    private boolean closes(char end) {
        skipBlanks();
        if (peek() != end) {
            return false;
        }
        at++;
        return true;
    }

    private boolean continues(char end) {
        skipBlanks();
        if (peek() == ',') {
            at++;
            return true;
        }
        expect(end);
        return false;
    }

    private String string() {
        expect('"');
        StringBuilder characters = new StringBuilder();
        while (peek() != '"') {
            char c = peek();
            if (c < ' ') {
                throw wrong("an escaped control character");
            }
            at++;
            characters.append(c == '\\' ? escaped() : c);
        }
        at++;
        return characters.toString();
    }

    private char escaped() {
        char letter = peek();
        char meant =
                switch (letter) {
                    case '"', '\\', '/' -> letter;
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'u' -> hex();
                    default -> throw wrong("one of \" \\ / b f n r t u");
                };
        at++;
        return meant;
    }

    /// Leaves the position at the last of the four digits.
    private char hex() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            at++;
            int digit = peek() < 128 ? Character.digit(peek(), 16) : -1;
            if (digit < 0) {
                throw wrong("four hexadecimal digits");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private @Nullable Object word(String word, @Nullable Object meaning) {
        if (!text.startsWith(word, at)) {
            throw wrong("a value");
        }
        at += word.length();
        return meaning;
    }

    private Object number() {
        int start = at;
        skip('-');
        if (!skip('0')) {
            digits();
        }
        boolean whole = true;
        if (skip('.')) {
            whole = false;
            digits();
        }
        if (skip('e') || skip('E')) {
            whole = false;
            if (!skip('+')) {
                skip('-');
            }
            digits();
        }
        return parsed(text.substring(start, at), whole);
    }

    private static Object parsed(String number, boolean whole) {
        try {
            return whole && number.length() < LONG_DIGITS
                    ? (Object) Long.valueOf(number)
                    : new BigDecimal(number);
        } catch (NumberFormatException exponentTooLarge) {
            return Double.valueOf(number);
        }
    }

    private void digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start) {
            throw wrong("a digit");
        }
    }

    private boolean skip(char c) {
        boolean there = peek() == c;
        if (there) {
            at++;
        }
        return there;
    }

    private void expect(char c) {
        if (!skip(c)) {
            throw wrong("'" + c + "'");
        }
    }

    private void skipBlanks() {
        while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') {
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private JsonSyntaxException wrong(String expected) {
        String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
        return new JsonSyntaxException(at, "expected " + expected + " but found " + found);
    }
}
