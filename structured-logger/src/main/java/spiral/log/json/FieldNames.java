package spiral.log.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Remembers the names of fields in their JSON form, so that a name which comes with each event is
/// escaped once.
///
/// A direct-mapped cache: each name has one slot, and a new one with the same slot replaces the
/// old. Owned by one thread at a time.
public final class FieldNames {
    /// Names remembered; a power of two.
    public static final int SLOTS = 256;

    private final @Nullable Field[] fields = new @Nullable Field[SLOTS];
    private Redaction redaction = Redaction.NONE;

    /// Remembers nothing yet.
    public FieldNames() {}

    /// A name ready to be written.
    ///
    /// @param key as it was given
    /// @param name as it is written
    /// @param head from the comma before it to the colon behind it
    /// @param place where its value is, to the redaction in force
    public record Field(String key, JsonText name, Piece head, long place) {
        /// Whether the value is a secret.
        public boolean hidden() {
            return place == Redaction.HIDDEN;
        }
    }

    /// Judges names by this redaction from now on, and says whether it is another one than before.
    @SuppressWarnings("ReferenceEquality") // the same one as before, not an equal one
    public boolean use(Redaction current) {
        if (redaction == current) {
            return false;
        }
        redaction = current;
        Arrays.fill(fields, null);
        return true;
    }

    /// The field with this key.
    @SuppressWarnings("ReferenceEquality") // nearly always a literal, and then the same object
    public Field of(String key) {
        int slot = key.hashCode() & (SLOTS - 1);
        Field known = fields[slot];
        if (known != null && (known.key == key || known.key.equals(key))) {
            return known;
        }
        Field fresh = fresh(key);
        if (key.length() <= ValueEncoder.MAX_NAME) {
            fields[slot] = fresh;
        }
        return fresh;
    }

    /// The place of a field whose name was taken, so that it stands below another one: hidden by its
    /// own path and by the new one.
    public long moved(Field field, String below) {
        return redaction.either(field.place, of(below + field.key).place);
    }

    private Field fresh(String key) {
        JsonText name = JsonText.name(key);
        JsonBuffer head = new JsonBuffer(name.length() + 2);
        head.put(',');
        name.appendTo(head);
        head.put(':');
        return new Field(key, name, Piece.of(head), placeOf(key));
    }

    /// Fails closed: whatever goes wrong in judging a name hides its value.
    private long placeOf(String key) {
        try {
            return redaction.step(redaction.start(), key);
        } catch (Throwable failure) {
            return Redaction.HIDDEN;
        }
    }
}
