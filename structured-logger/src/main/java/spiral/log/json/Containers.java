package spiral.log.json;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes what holds other values: maps, records and entries as objects, collections and arrays as
/// arrays. No name stands twice, and none is endless: not in length, not in depth, not in circles.
///
/// Belongs to the thread that owns the buffer.
final class Containers {
    private final ValueEncoder values;
    private final JsonBuffer out;
    // those that the present value is within, from the outermost on
    private final @Nullable Object[] open = new @Nullable Object[ValueEncoder.MAX_DEPTH];
    private int depth;

    Containers(ValueEncoder values, JsonBuffer out) {
        this.values = values;
        this.out = out;
    }

    int depth() {
        return depth;
    }

    /// Back to this depth, also from the middle of something that failed.
    void leave(int outerDepth) {
        if (depth > outerDepth) {
            Arrays.fill(open, outerDepth, depth, null);
            depth = outerDepth;
        }
    }

    /// Appends a container; false when the value is none.
    boolean append(Object value) {
        if (!isContainer(value)) {
            return false;
        } else if (depth == open.length) {
            values.text("(deeper than " + open.length + ")");
        } else if (isOpen(value)) {
            values.text("(cycle)");
        } else {
            open[depth++] = value;
            container(value);
        }
        return true;
    }

    private static boolean isContainer(Object value) {
        return value instanceof Map
                || value instanceof Collection
                || value instanceof Map.Entry
                || value instanceof Record
                || value.getClass().isArray();
    }

    @SuppressWarnings("ReferenceEquality") // a cycle is the same object, not an equal one
    private boolean isOpen(Object container) {
        for (int i = 0; i < depth; i++) {
            if (open[i] == container) {
                return true;
            }
        }
        return false;
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
            array(value instanceof Object[] all ? Arrays.asList(all) : new ArrayElements(value));
        }
    }

    private void array(Collection<?> elements) {
        int count = 0;
        out.put('[');
        for (Object element : elements) {
            comma(count);
            if (count++ == ValueEncoder.MAX_ELEMENTS) {
                values.text("(cut after " + ValueEncoder.MAX_ELEMENTS + ")");
                break;
            }
            values.value(element);
        }
        out.put(']');
    }

    private void object(Iterable<? extends Map.Entry<?, ?>> members) {
        Set<String> names = new HashSet<>();
        int count = 0;
        out.put('{');
        for (Map.Entry<?, ?> member : members) {
            comma(count);
            if (count++ == ValueEncoder.MAX_ELEMENTS) {
                values.text(unique("(cut)", names));
                out.ascii(":\"after " + ValueEncoder.MAX_ELEMENTS + "\"");
                break;
            }
            member(member, names);
        }
        out.put('}');
    }

    private void member(Map.Entry<?, ?> member, Set<String> names) {
        Object key = member.getKey();
        String whole = key instanceof String string ? string : ValueEncoder.nameOf(key);
        values.text(unique(ValueEncoder.name(whole), names));
        out.put(':');
        values.value(member.getValue(), values.step(whole));
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
}
