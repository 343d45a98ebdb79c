package spiral.log;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spiral.log.json.FieldNames;
import spiral.log.json.JsonBuffer;
import spiral.log.json.Redaction;
import spiral.log.json.ValueEncoder;

/// The names that a layout needs itself: taken before the caller's names come, so the caller's move
/// under `labels.` when they collide. Not changed any more once the lines begin.
final class Reserved {
    /// Says how many key-values were too many.
    static final String LEFT_OUT = "log.pairs_left_out";

    /// The object around what says where an event comes from.
    static final String ORIGIN = "log";

    private final Names always = new Names();
    private final Names withError = new Names();
    private final String tags;

    Reserved(Layout layout, FieldNames names) {
        layout.fields().forEach(field -> reserve(field, names.of(field.name())));
        this.tags =
                layout.fields().stream()
                        .filter(field -> field.source() == Layout.Source.TAGS)
                        .map(Layout.Field::name)
                        .findFirst()
                        .orElse("tags");
    }

    private void reserve(Layout.Field field, FieldNames.Field name) {
        if (field.source() == Layout.Source.ORIGIN) {
            reserve(ORIGIN);
        } else if (field.source().isAlways()) {
            reserve(name.name().text());
        } else if (!field.source().isGroup() && field.source() != Layout.Source.TAGS) {
            withError.claim(name.name().text());
        }
    }

    private void reserve(String name) {
        always.claim(name);
        withError.claim(name);
    }

    /// The members that say the same in each line of the process. They are careful with the names
    /// that only some lines need, too.
    byte[] process(
            Map<String, ? extends @Nullable Object> fields, FieldNames known, Redaction redaction) {
        Names taken = new Names();
        taken.restart(withError);
        taken.claim(tags);
        taken.claim(LEFT_OUT);
        JsonBuffer out = new JsonBuffer(256);
        ValueEncoder values = new ValueEncoder(out);
        values.use(redaction);
        fields.forEach((key, value) -> {
            FieldNames.Field field = known.of(String.valueOf(key));
            String name = taken.claim(field.name().text());
            reserve(name);
            out.put(',');
            values.text(name);
            out.put(':');
            values.value(value, field.place());
        });
        return Arrays.copyOf(out.array(), out.length());
    }

    /// Forgets all names but those that the line of this event needs.
    void begin(Event event, Names names) {
        names.restart(event.error() == null ? always : withError);
        if (!event.tags().isEmpty()) {
            names.claim(tags);
        }
        if (event.pairsLeftOut() > 0) {
            names.claim(LEFT_OUT);
        }
    }
}
