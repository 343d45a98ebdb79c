package spiral.log.json;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Appends any Java value as one JSON value and always succeeds.
///
///     null, true, 42, 1.5    -->  themselves
///     NaN, infinities        -->  "NaN", "Infinity"
///     an instant, a Date     -->  "2026-03-01T09:30:00.000250Z"
///     map, record, entry     -->  object
///     collection, array      -->  array
///     both at most [#MAX_DEPTH] deep and [#MAX_ELEMENTS] long
///     contains itself        -->  "(cycle)"
///     throws when asked      -->  "(failed: java.lang.IllegalStateException)"
///     the rest               -->  its toString, at most [#MAX_TEXT] characters
///
/// Of collections, arrays and char sequences no more is asked for than is written; only the
/// `toString` of the rest is made whole, however long it is.
///
/// How this works: [#value] remembers the length of the buffer before it asks the value anything.
/// If the value throws, the buffer is cut back to that length and the failure is written in its
/// place, so the text stays valid whatever a `toString` or an iterator does.
///
/// Belongs to the thread that owns the buffer.
public final class ValueEncoder {
    /// Longer strings are cut, with a note of how much is missing.
    public static final int MAX_TEXT = 32_768;

    /// Longer names are cut.
    public static final int MAX_NAME = 256;

    /// Containers inside containers.
    public static final int MAX_DEPTH = 8;

    /// Elements of one container.
    public static final int MAX_ELEMENTS = 256;

    /// When the buffer holds this much, values become a short note.
    public static final int MAX_BYTES = 1 << 20;

    private final JsonBuffer out;
    private final Containers containers;
    // both owned by the thread that owns the buffer
    private Redaction redaction = Redaction.NONE;
    private long place = Redaction.NOWHERE;

    /// An encoder that appends to this buffer.
    public ValueEncoder(JsonBuffer out) {
        this.out = out;
        this.containers = new Containers(this, out);
    }

    /// Hides by this redaction from now on.
    public void use(Redaction current) {
        redaction = current;
    }

    /// Appends a comma, the field's name and its value.
    public void member(FieldNames.Field field, @Nullable Object value) {
        append(field.head(), value, field.place());
    }

    /// Appends one JSON value that stands at this place for the redaction.
    public void value(@Nullable Object value, long at) {
        append(Piece.NOTHING, value, at);
    }

    private void append(Piece before, @Nullable Object value, long at) {
        boolean usual = at != Redaction.HIDDEN && out.length() <= MAX_BYTES;
        if (!usual || !out.simple(before, value)) {
            before.appendTo(out);
            other(value, at);
        }
    }

    private void other(@Nullable Object value, long at) {
        if (at == Redaction.HIDDEN) {
            out.ascii("\"" + Redaction.MARK + "\"");
        } else {
            long outer = place;
            place = at;
            try {
                value(value);
            } finally {
                place = outer;
            }
        }
    }

    /// Appends one JSON value.
    public void value(@Nullable Object value) {
        int mark = out.length();
        int outerDepth = containers.depth();
        if (mark > MAX_BYTES) {
            text("(cut: the event is over 1 MiB)");
            return;
        }
        try {
            dispatch(value);
        } catch (Throwable failure) { // whatever it is, the caller of a logger must not feel it
            out.cutTo(mark);
            text("(failed: " + failure.getClass().getName() + ")");
        } finally {
            containers.leave(outerDepth);
        }
    }

    /// Appends text as a JSON string, cut after [#MAX_TEXT] characters.
    public void text(String text) {
        if (!out.quoted(Piece.NOTHING, text)) {
            cut(text, text.length());
        }
    }

    /// The beginning of a text, and how much longer it is.
    private void cut(String text, int length) {
        int end = Math.min(text.length(), MAX_TEXT);
        out.put('"');
        JsonEscape.append(text, 0, end, out);
        if (end < length) {
            out.ascii("... (");
            out.number(length - end);
            out.ascii(" characters more)");
        }
        out.put('"');
    }

    /// The name under which a key is written: its text, short enough, nothing that JSON cannot
    /// hold.
    public static String name(@Nullable Object key) {
        String text = key instanceof String string ? string : nameOf(key);
        return JsonEscape.clean(text.length() <= MAX_NAME ? text : text.substring(0, MAX_NAME));
    }

    static String nameOf(@Nullable Object key) {
        try {
            return key == null ? "null" : textOf(key);
        } catch (Throwable failure) { // as in value()
            return "(failed: " + failure.getClass().getName() + ")";
        }
    }

    // A chain of ifs, not a pattern switch: a switch over types costs milliseconds at its first
    // use, and the first event of a short program should not wait for that.
    private void dispatch(@Nullable Object value) {
        if (value == null) {
            out.ascii("null");
        } else if (value instanceof String string) {
            text(string);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Boolean truth) {
            out.ascii(truth ? "true" : "false");
        } else if (value instanceof Enum<?> constant) {
            text(constant.name());
        } else if (value instanceof Instant instant) {
            instant(instant);
        } else if (value instanceof CharSequence chars) {
            chars(chars);
        } else if (!containers.append(value)) {
            rest(value);
        }
    }

    @SuppressWarnings("ReferenceEquality") // no `equals` of the caller is asked
    private void rest(Object value) {
        Object plain = Plain.of(value);
        if (plain == value) {
            text(textOf(value));
        } else {
            value(plain);
        }
    }

    private void number(Number number) {
        if (!Numbers.append(number, out)) {
            text(textOf(number));
        }
    }

    /// To the microsecond if that says all of it; others keep their own text.
    private void instant(Instant instant) {
        if (instant.getNano() % 1_000 == 0 && Math.abs(instant.getEpochSecond()) < 1L << 36) {
            out.put('"');
            UtcTimestamp.append(UtcTimestamp.micros(instant), out);
            out.put('"');
        } else {
            text(instant.toString());
        }
    }

    /// Of a long one, no more is asked for than is written.
    private void chars(CharSequence chars) {
        int length = chars.length();
        if (length > MAX_TEXT) {
            cut(textOf(chars.subSequence(0, MAX_TEXT)), length);
        } else {
            text(textOf(chars));
        }
    }

    /// A `toString` may return null against its contract.
    private static String textOf(Object value) {
        return Objects.requireNonNullElse(value.toString(), "null");
    }

    /// The place of a member of the value that is written now. Fails closed: whatever goes wrong in
    /// judging a name hides its value.
    long step(String name) {
        try {
            return place == Redaction.NOWHERE ? place : redaction.step(place, name);
        } catch (Throwable failure) {
            return Redaction.HIDDEN;
        }
    }
}
