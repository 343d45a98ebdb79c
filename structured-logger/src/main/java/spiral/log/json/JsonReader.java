package spiral.log.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one JSON text, as strictly as RFC 8259 is written: no comments, no trailing commas, no
/// leading zeros, no raw control characters. Of a name that an object holds twice, which the RFC
/// advises against but allows, the last value counts.
///
/// Gives `Map<String, Object>` (in the order of the text), `List<Object>`, `String`, `Long` or
/// [java.math.BigDecimal], `Boolean`, or null. At most [#MAX_DEPTH] deep.
public final class JsonReader {
    /// Containers inside containers.
    public static final int MAX_DEPTH = 512;

    private final JsonTokens text;
    private final @Nullable Positions positions;
    private int depth;

    private JsonReader(String text, @Nullable Positions positions) {
        this.text = new JsonTokens(text);
        this.positions = positions;
    }

    /// Hears where in the text the parts of objects and arrays stand.
    @FunctionalInterface
    public interface Positions {
        /// The value under this name, or at this index, of a container begins there.
        void found(Object container, Object nameOrIndex, int position);
    }

    /// The value that the text holds.
    ///
    /// @throws JsonSyntaxException with the position of the first wrong character
    public static @Nullable Object read(String text) {
        return read(text, null);
    }

    /// The same, and says where each part stands.
    ///
    /// @throws JsonSyntaxException with the position of the first wrong character
    public static @Nullable Object read(String text, @Nullable Positions positions) {
        JsonReader reader = new JsonReader(text, positions);
        Object value = reader.value();
        reader.text.skipBlanks();
        if (!reader.text.isEnd()) {
            throw reader.text.wrong("nothing more");
        }
        return value;
    }

    private @Nullable Object value() {
        text.skipBlanks();
        return switch (text.peek()) {
            case '{' -> nested(this::object);
            case '[' -> nested(this::array);
            case '"' -> text.string();
            case 't' -> text.word("true", true);
            case 'f' -> text.word("false", false);
            case 'n' -> text.word("null", null);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> text.number();
            default -> throw text.wrong("a value");
        };
    }

    private interface Container {
        Object read();
    }

    private Object nested(Container container) {
        if (depth++ == MAX_DEPTH) {
            throw text.wrong("at most " + MAX_DEPTH + " levels");
        }
        text.next();
        Object value = container.read();
        depth--;
        return value;
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (!closes('}')) {
            do {
                text.skipBlanks();
                String name = text.string();
                text.skipBlanks();
                text.expect(':');
                tell(members, name);
                members.put(name, value());
            } while (continues('}'));
        }
        return members;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> elements = new ArrayList<>();
        if (!closes(']')) {
            do {
                tell(elements, elements.size());
                elements.add(value());
            } while (continues(']'));
        }
        return elements;
    }

    private void tell(Object container, Object nameOrIndex) {
        if (positions != null) {
            text.skipBlanks();
            positions.found(container, nameOrIndex, text.position());
        }
    }

    private boolean closes(char end) {
        text.skipBlanks();
        return text.skip(end);
    }

    private boolean continues(char end) {
        text.skipBlanks();
        if (text.skip(',')) {
            return true;
        }
        text.expect(end);
        return false;
    }
}
