package spiral.log;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import spiral.log.json.FieldNames;

/// Remembers the names that the key-values of one statement have, so that they are looked up and
/// compared with each other once, and not for each event.
///
/// A key is nearly always a literal, the same object each time. So the second time that the same
/// objects come in the same order, their fields are kept, if no two of them have the same name; from
/// the third time on, one look tells them all. Keys that were made for this one event are never the
/// same objects, and cost no more than a look.
///
/// A direct-mapped cache like [Statements]. Owned by the thread that owns the line.
final class Shapes {
    /// Shapes remembered; a power of two.
    static final int SLOTS = 64;

    /// Events with more key-values are not worth the memory.
    static final int MOST_PAIRS = 32;

    private static final FieldNames.Field[] NONE = {};

    private final @Nullable Shape[] slots = new @Nullable Shape[SLOTS];
    private final FieldNames fields;

    /// Shapes of fields that are looked up here.
    Shapes(FieldNames fields) {
        this.fields = fields;
    }

    /// Forgets all of them: names are written in another way from now on.
    void forget() {
        Arrays.fill(slots, null);
    }

    /// The shape of this event's key-values, or null while it is not known, or of no use because a
    /// name occurs twice.
    @Nullable Shape of(Event event) {
        int pairs = event.pairs();
        if (pairs == 0 || pairs > MOST_PAIRS) {
            return null;
        }
        int slot = (event.key(0).hashCode() + pairs * 31) & (SLOTS - 1);
        Shape known = slots[slot];
        if (known == null) {
            known = new Shape();
            slots[slot] = known;
        }
        if (event.hasKeys(known.keys, known.count)) {
            return known.isUnique(fields) ? known : null;
        }
        known.hear(event);
        return null;
    }

    /// The fields of some key-values, in order.
    static final class Shape {
        private final String[] keys = new String[MOST_PAIRS];
        private Names names = new Names(); // never changed once it is given away
        private FieldNames.Field[] fields = NONE; // as many as keys once they are known
        private int count;
        private boolean unique;

        private void hear(Event event) {
            count = event.pairs();
            for (int i = 0; i < count; i++) {
                keys[i] = event.key(i);
            }
            fields = NONE;
        }

        /// Whether all names are different; found out when they come again.
        private boolean isUnique(FieldNames known) {
            if (fields.length == 0) {
                unique = true;
                names = new Names();
                fields = new FieldNames.Field[count];
                for (int i = 0; i < count; i++) {
                    fields[i] = known.of(keys[i]);
                    unique &= names.add(fields[i].name());
                }
            }
            return unique;
        }

        /// All their names.
        Names names() {
            return names;
        }

        /// The field of the key-value with this index.
        FieldNames.Field field(int index) {
            return fields[index];
        }
    }
}
