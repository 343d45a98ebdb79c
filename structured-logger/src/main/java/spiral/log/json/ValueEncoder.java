package spiral.log.json;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Appends any Java value as one JSON value and always succeeds.
///
///     null, true, 42, 1.5    -->  themselves
///     NaN, infinities        -->  "NaN", "Infinity"
///     an instant             -->  "2026-03-01T09:30:00.000250Z"
///     map, record, entry     -->  object
///     collection, array      -->  array
///     both at most [#MAX_DEPTH] deep and [#MAX_ELEMENTS] long
///     contains itself        -->  "(cycle)"
///     throws when asked      -->  "(failed: java.lang.IllegalStateException)"
///     the rest               -->  its toString, at most [#MAX_TEXT] characters
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
    private final @Nullable Object[] ancestors = new @Nullable Object[MAX_DEPTH];
    // all below owned by the thread that owns the buffer
    private int depth;
    private Redaction redaction = Redaction.NONE;
    private long place = Redaction.NOWHERE;

    /// An encoder that appends to this buffer.
    public ValueEncoder(JsonBuffer out) {
        this.out = out;
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
        int outerDepth = depth;
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
            if (depth > outerDepth) {
                Arrays.fill(ancestors, outerDepth, depth, null);
                depth = outerDepth;
            }
        }
    }

    /// Appends text as a JSON string, cut after [#MAX_TEXT] characters.
    public void text(String text) {
        if (!out.quoted(Piece.NOTHING, text)) {
            longText(text);
        }
    }

    private void longText(String text) {
        int end = Math.min(text.length(), MAX_TEXT);
        out.put('"');
        JsonEscape.append(text, 0, end, out);
        if (end < text.length()) {
            out.ascii("... (");
            out.number(text.length() - end);
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

    private static String nameOf(@Nullable Object key) {
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
        } else if (value instanceof Instant instant && isCommon(instant)) {
            out.put('"');
            UtcTimestamp.append(UtcTimestamp.micros(instant), out);
            out.put('"');
        } else if (value instanceof Optional<?> optional) {
            value(optional.orElse(null));
        } else if (!isContainer(value)) {
            text(textOf(value));
        } else if (depth == MAX_DEPTH) {
            text("(deeper than " + MAX_DEPTH + ")");
        } else if (isAncestor(value)) {
            text("(cycle)");
        } else {
            ancestors[depth++] = value;
            container(value);
        }
    }

    /// Whether microseconds say all of it; others keep their own text.
    private static boolean isCommon(Instant instant) {
        return instant.getNano() % 1_000 == 0 && Math.abs(instant.getEpochSecond()) < 1L << 36;
    }

    private static boolean isContainer(Object value) {
        return value instanceof Map
                || value instanceof Collection
                || value instanceof Map.Entry
                || value instanceof Record
                || value.getClass().isArray();
    }

    private void container(Object value) {
        if (value instanceof Map<?, ?> map) {
            object(map.entrySet());
        } else if (value instanceof Collection<?> elements) {
            array(elements);
        } else if (value instanceof Map.Entry<?, ?> entry) {
            object(List.of(entry));
        } else if (value instanceof Record record) {
            object(RecordParts.of(record));
        } else {
            array(value instanceof Object[] all ? Arrays.asList(all) : new Primitives(value));
        }
    }

    /// A `toString` may return null against its contract.
    private static String textOf(Object value) {
        return Objects.requireNonNullElse(value.toString(), "null");
    }

    private void number(Number number) {
        if (isWhole(number)) {
            out.number(number.longValue());
        } else if (number instanceof Double real && Double.isFinite(real)) {
            out.real(real.doubleValue());
        } else if (number instanceof Float real && Float.isFinite(real)) {
            out.real(real.floatValue());
        } else if (isModestDecimal(number)) {
            out.ascii(number.toString());
        } else {
            text(textOf(number));
        }
    }

    private static boolean isWhole(Number number) {
        return number instanceof Integer
                || number instanceof Long
                || number instanceof Short
                || number instanceof Byte
                || number instanceof AtomicInteger
                || number instanceof AtomicLong
                || number instanceof LongAdder;
    }

    /// Whether a reader that knows only doubles still gets a number and not an infinity. Subclasses
    /// may say anything in their `toString`, so they do not count.
    private static boolean isModestDecimal(Number number) {
        if (number instanceof BigDecimal decimal && number.getClass() == BigDecimal.class) {
            return decimal.precision() < 300 && Math.abs((long) decimal.scale()) < 300;
        }
        return number instanceof BigInteger whole
                && number.getClass() == BigInteger.class
                && whole.bitLength() < 1_000;
    }

    @SuppressWarnings("ReferenceEquality") // a cycle is the same object, not an equal one
    private boolean isAncestor(Object container) {
        for (int i = 0; i < depth; i++) {
            if (ancestors[i] == container) {
                return true;
            }
        }
        return false;
    }

    private void array(Collection<?> elements) {
        int count = 0;
        out.put('[');
        for (Object element : elements) {
            comma(count);
            if (count++ == MAX_ELEMENTS) {
                text("(cut after " + MAX_ELEMENTS + ")");
                break;
            }
            value(element);
        }
        out.put(']');
    }

    private void object(Iterable<? extends Map.Entry<?, ?>> members) {
        Set<String> names = new HashSet<>();
        int count = 0;
        out.put('{');
        for (Map.Entry<?, ?> member : members) {
            comma(count);
            if (count++ == MAX_ELEMENTS) {
                text(unique("(cut)", names));
                out.ascii(":\"after " + MAX_ELEMENTS + "\"");
                break;
            }
            member(member, names);
        }
        out.put('}');
    }

    private void member(Map.Entry<?, ?> member, Set<String> names) {
        Object key = member.getKey();
        String whole = key instanceof String string ? string : nameOf(key);
        text(unique(name(whole), names));
        out.put(':');
        value(member.getValue(), step(whole));
    }

    /// Fails closed: whatever goes wrong in judging a name hides its value.
    private long step(String name) {
        try {
            return place == Redaction.NOWHERE ? place : redaction.step(place, name);
        } catch (Throwable failure) {
            return Redaction.HIDDEN;
        }
    }

    private void comma(int elementsBefore) {
        if (elementsBefore > 0) {
            out.put(',');
        }
    }

    private static String unique(String name, Set<String> names) {
        String candidate = name;
        for (int i = 2; !names.add(candidate); i++) {
            candidate = name + "~" + i;
        }
        return candidate;
    }

    /// An `int[]`, `double[]` … seen as a list.
    private static final class Primitives extends AbstractList<Object> {
        private final Object array;

        Primitives(Object array) {
            this.array = array;
        }

        @Override
        public Object get(int index) {
            return Array.get(array, index);
        }

        @Override
        public int size() {
            return Array.getLength(array);
        }
    }
}
