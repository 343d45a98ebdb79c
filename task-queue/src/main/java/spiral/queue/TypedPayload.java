package spiral.queue;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Payloads as values of the program's own types, through Jackson; and the check that a text is
/// JSON at all.
final class TypedPayload {
    private TypedPayload() {}

    /// Refuses a text that is not one JSON value, and says where it breaks.
    static void check(String payload) {
        try (JsonParser in = Syntax.JSON.createParser(ObjectReadContext.empty(), payload)) {
            if (in.nextToken() == null) {
                throw new IllegalArgumentException("the payload is not JSON: it is empty");
            }
            in.skipChildren();
            if (in.nextToken() != null) {
                throw new IllegalArgumentException(
                        "the payload is not JSON: more follows its first value");
            }
        } catch (JacksonException wrong) {
            throw new IllegalArgumentException(
                    "the payload is not JSON%s: %s"
                            .formatted(place(wrong.getLocation()), wrong.getOriginalMessage()),
                    wrong);
        }
    }

    /// @param at none when the whole text is too deep for the parser
    private static String place(@Nullable TokenStreamLocation at) {
        return at == null ? "" : ", line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    }

    /// The value as JSON text.
    static String write(Object value) {
        try {
            return Mapper.JSON.writeValueAsString(value);
        } catch (JacksonException wrong) {
            throw new IllegalArgumentException(
                    "a payload of %s cannot be written as JSON: %s"
                            .formatted(value.getClass().getName(), wrong.getOriginalMessage()),
                    wrong);
        }
    }

    /// The payload as a value of this type; what the type does not know is refused.
    static <T> T read(String payload, Class<T> type) {
        try {
            T value = Mapper.JSON.readValue(payload, type);
            if (value != null) {
                return value;
            }
            throw new IllegalArgumentException("the payload is null, not a " + type.getName());
        } catch (JacksonException wrong) {
            throw new IllegalArgumentException(
                    "the payload is no %s: %s"
                            .formatted(type.getName(), wrong.getOriginalMessage()),
                    wrong);
        }
    }

    private static final class Syntax {
        static final JsonFactory JSON = new JsonFactory();
    }

    /// Loaded by the first value that is read or written: most programs never need it.
    private static final class Mapper {
        static final JsonMapper JSON =
                JsonMapper.builder()
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .build();
    }
}
