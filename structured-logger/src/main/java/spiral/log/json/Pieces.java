package spiral.log.json;

import org.jspecify.annotations.Nullable;

/// Writes a pattern with its arguments piece by piece, for [Placeholders]. Gives up where the
/// result would differ from escaping the whole text at once.
final class Pieces {
    private final String pattern;
    private final int count;
    private final JsonBuffer out;
    // the arguments; those that were asked for their text already are that text
    private @Nullable Object[] arguments;
    private boolean asked;
    // what may still be written, in characters
    private int room = ValueEncoder.MAX_TEXT;

    Pieces(String pattern, @Nullable Object[] arguments, int count, JsonBuffer out) {
        this.pattern = pattern;
        this.arguments = arguments;
        this.count = count;
        this.out = out;
    }

    /// The arguments, none of which needs to be asked for its text twice.
    @Nullable Object[] arguments() {
        return arguments;
    }

    /// Whether all is written.
    boolean append() {
        if (pattern.indexOf('\\') >= 0) {
            return false;
        }
        int done = 0;
        int used = 0;
        int place = pattern.indexOf(Placeholders.PLACE);
        out.put('"');
        while (used < count && place >= 0) {
            if (!text(pattern, done, place) || !argument(used++)) {
                return false;
            }
            done = place + 2;
            place = pattern.indexOf(Placeholders.PLACE, done);
        }
        boolean all = text(pattern, done, pattern.length());
        out.put('"');
        return all;
    }

    private boolean argument(int index) {
        Object argument = arguments[index];
        if (argument instanceof Integer || argument instanceof Long) {
            out.number(((Number) argument).longValue());
            room -= 20;
            return true;
        } else if (argument != null && argument.getClass().isArray()) {
            return false;
        }
        String text = argument instanceof String string ? string : asked(index, argument);
        return text(text, 0, text.length());
    }

    private String asked(int index, @Nullable Object argument) {
        String text = argument == null ? "null" : String.valueOf(Placeholders.safely(argument));
        if (!asked) {
            arguments = arguments.clone();
            asked = true;
        }
        arguments[index] = text;
        return text;
    }

    private boolean text(String text, int start, int end) {
        room -= end - start;
        boolean splitsPair = end > start && Character.isHighSurrogate(text.charAt(end - 1));
        if (room < 0 || splitsPair) {
            return false;
        }
        JsonEscape.append(text, start, end, out);
        return true;
    }
}
