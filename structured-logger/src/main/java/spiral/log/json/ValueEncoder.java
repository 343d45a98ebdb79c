package spiral.log.json;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Appends any Java value as one JSON value and always succeeds.
///
///     null, true, 42, 1.5    -->  themselves
///     NaN, infinities        -->  "NaN", "Infinity"
///     map, collection, array -->  object, array; at most [#MAX_DEPTH] deep, [#MAX_ELEMENTS] long
///     contains itself        -->  "(cycle)"
///     throws when asked      -->  "(failed: java.lang.IllegalStateException)"
///     the rest               -->  its toString, at most [#MAX_TEXT] characters
///
/// How this works: [#value] remembers the length of the buffer before it asks the value anything. If
/// the value throws, the buffer is cut back to that length and the failure is written in its place,
/// so the text stays valid whatever a `toString` or an iterator does.
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
    private int depth;

    /// An encoder that appends to this buffer.
    public ValueEncoder(JsonBuffer out) {
        this.out = out;
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
            Arrays.fill(ancestors, outerDepth, depth, null);
            depth = outerDepth;
        }
    }

    /// Appends text as a JSON string, cut after [#MAX_TEXT] characters.
    public void text(String text) {
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
    // use,
    // and the first event of a short program should not wait for that.
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
        } else if (value instanceof Map<?, ?> map) {
            container(map, () -> object(map));
        } else if (value instanceof Collection<?> elements) {
            container(elements, () -> array(elements));
        } else if (value.getClass().isArray()) {
            container(value, () -> array(elementsOf(value)));
        } else if (value instanceof Optional<?> optional) {
            value(optional.orElse(null));
        } else {
            text(textOf(value));
        }
    }

    /// A `toString` may return null against its contract.
    private static String textOf(Object value) {
        return Objects.requireNonNullElse(value.toString(), "null");
    }

    private void number(Number number) {
        if (number instanceof Integer
                || number instanceof Long
                || number instanceof Short
                || number instanceof Byte) {
            out.number(number.longValue());
        } else if (isFiniteReal(number) || isModestDecimal(number)) {
            out.ascii(number.toString());
        } else {
            text(textOf(number));
        }
    }

    private static boolean isFiniteReal(Number number) {
        return (number instanceof Double || number instanceof Float)
                && Double.isFinite(number.doubleValue());
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

    private void container(Object container, Runnable content) {
        if (depth == MAX_DEPTH) {
            text("(deeper than " + MAX_DEPTH + ")");
        } else if (isAncestor(container)) {
            text("(cycle)");
        } else {
            ancestors[depth++] = container;
            content.run();
        }
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

    private void object(Map<?, ?> map) {
        Set<String> names = new HashSet<>();
        int count = 0;
        out.put('{');
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            comma(count);
            if (count++ == MAX_ELEMENTS) {
                member(unique("(cut)", names), "after " + MAX_ELEMENTS);
                break;
            }
            member(unique(name(entry.getKey()), names), entry.getValue());
        }
        out.put('}');
    }

    private void comma(int elementsBefore) {
        if (elementsBefore > 0) {
            out.put(',');
        }
    }

    private void member(String name, @Nullable Object value) {
        text(name);
        out.put(':');
        value(value);
    }

    private static String unique(String name, Set<String> names) {
        String candidate = name;
        for (int i = 2; !names.add(candidate); i++) {
            candidate = name + "~" + i;
        }
        return candidate;
    }

    private static Collection<?> elementsOf(Object array) {
        return array instanceof Object[] objects ? Arrays.asList(objects) : new Primitives(array);
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
