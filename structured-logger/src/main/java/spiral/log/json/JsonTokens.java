package spiral.log.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The smallest parts of a JSON text, read from left to right: strings, numbers, words, signs.
/// Owned by one thread.
final class JsonTokens {
    /// Any whole number with fewer characters fits a long.
    private static final int LONG_DIGITS = 19;

    /// Stands for the end of the text; as a real character it is wrong everywhere too.
    private static final char END = '\0';

    private final String text;
    private int at;

    JsonTokens(String text) {
        this.text = text;
    }

    /// Index of the next character.
    int position() {
        return at;
    }

    /// Goes over one character.
    void next() {
        at++;
    }

    boolean isEnd() {
        return at == text.length();
    }

    String string() {
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

    /// Goes over `true`, `false` or `null`.
    @Nullable Object word(String word, @Nullable Object meaning) {
        if (!text.startsWith(word, at)) {
            throw wrong("a value");
        }
        at += word.length();
        return meaning;
    }

    Object number() {
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

    boolean skip(char c) {
        boolean there = peek() == c;
        if (there) {
            at++;
        }
        return there;
    }

    void expect(char c) {
        if (!skip(c)) {
            throw wrong("'" + c + "'");
        }
    }

    void skipBlanks() {
        while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') {
            at++;
        }
    }

    char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    JsonSyntaxException wrong(String expected) {
        String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
        return new JsonSyntaxException(at, "expected " + expected + " but found " + found);
    }
}
