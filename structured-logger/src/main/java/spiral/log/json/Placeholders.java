package spiral.log.json;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts arguments in the place of `{}`, with exactly SLF4J's rules.
///
///     "a {} b {}"   1, 2   -->  a 1 b 2
///     "a {} b {}"   1      -->  a 1 b {}        too few: the rest stays
///     "a {}"        1, 2   -->  a 1             too many: left out
///     "a \{} b {}"  1      -->  a {} b 1        a backslash says: this is text
///     "a \\{}"      1      -->  a \1            two say: a backslash, then the argument
///     "{}"          [1, [2]]  -->  [1, [2]]     arrays are opened, one inside itself is [...]
///
/// How this works: [#append] writes the pieces of the pattern and the arguments straight into the
/// line, without making the text first. Two things cannot be done by pieces: a surrogate pair whose
/// halves come from two of them, and a text that must be cut. When one of these shows up, the
/// buffer is cut back and the text is made after all.
///
/// An argument's text is made whole by its own `toString`, however long, also that of a collection;
/// what is beyond [ValueEncoder#MAX_TEXT] is cut off when the line is written. Only arrays, which
/// are opened here, end when that much is reached.
///
/// Differs from SLF4J's own `MessageFormatter` in what nobody sees in the text: it prints nothing
/// to stderr when a `toString` throws.
public final class Placeholders {
    static final String PLACE = "{}";
    private static final char ESCAPE = '\\';
    private static final int ROOM = 50; // for the arguments
    // of an array, which may be huge, or hold others many times over
    private static final int ARRAY = ValueEncoder.MAX_TEXT - 64;

    private final StringBuilder text;
    private final List<Object> openArrays = new ArrayList<>(0);
    private int enough; // where the outermost of them ends at the latest

    private Placeholders(int length) {
        this.text = new StringBuilder(length);
    }

    /// The message with the arguments in it.
    public static @Nullable String format(
            @Nullable String pattern, @Nullable Object @Nullable [] arguments) {
        if (pattern == null || arguments == null || arguments.length == 0) {
            return pattern;
        }
        try {
            return new Placeholders(pattern.length() + ROOM).fill(pattern, arguments);
        } catch (Throwable failure) { // arrays nested without end, or no memory
            return pattern + " (failed: " + failure.getClass().getName() + ")";
        }
    }

    /// Appends the message with its arguments as a JSON string.
    public static void append(
            @Nullable String pattern,
            @Nullable Object @Nullable [] arguments,
            int count,
            ValueEncoder values,
            JsonBuffer out) {
        if (pattern == null || arguments == null || count == 0) {
            values.value(pattern);
            return;
        }
        int mark = out.length();
        Pieces pieces = new Pieces(pattern, arguments, count, out);
        if (!pieces.append()) {
            out.cutTo(mark);
            values.value(format(pattern, Arrays.copyOf(pieces.arguments(), count)));
        }
    }

    private String fill(String pattern, @Nullable Object[] arguments) {
        int done = 0;
        int used = 0;
        while (used < arguments.length) {
            int place = pattern.indexOf(PLACE, done);
            if (place < 0) {
                break;
            }
            if (!isBackslash(pattern, place - 1)) {
                text.append(pattern, done, place);
                argument(arguments[used++]);
                done = place + 2;
            } else if (isBackslash(pattern, place - 2)) {
                text.append(pattern, done, place - 1);
                argument(arguments[used++]);
                done = place + 2;
            } else {
                // Only the brace is done: SLF4J looks for the next place right behind it.
                text.append(pattern, done, place - 1).append('{');
                done = place + 1;
            }
        }
        return text.append(pattern, done, pattern.length()).toString();
    }

    static boolean isBackslash(String pattern, int index) {
        return index >= 0 && pattern.charAt(index) == ESCAPE;
    }

    private void argument(@Nullable Object argument) {
        if (argument == null) {
            text.append("null");
        } else if (argument.getClass().isArray()) {
            array(argument);
        } else {
            text.append(safely(argument));
        }
    }

    static @Nullable String safely(Object argument) {
        try {
            return argument.toString();
        } catch (Throwable _) { // the words are SLF4J's
            return "[FAILED toString()]";
        }
    }

    private void array(Object array) {
        if (isOpen(array)) {
            text.append("[...]");
            return;
        }
        enough = openArrays.isEmpty() ? text.length() + ARRAY : enough;
        openArrays.add(array);
        text.append('[');
        int length = Array.getLength(array);
        for (int i = 0; i < length; i++) {
            text.append(i == 0 ? "" : ", ");
            if (text.length() > enough) {
                text.append("... (").append(length - i).append(" more)");
                break;
            }
            argument(Array.get(array, i));
        }
        text.append(']');
        openArrays.removeLast();
    }

    @SuppressWarnings("ReferenceEquality") // a cycle is the same array, not an equal one
    private boolean isOpen(Object array) {
        for (Object open : openArrays) {
            if (open == array) {
                return true;
            }
        }
        return false;
    }
}
