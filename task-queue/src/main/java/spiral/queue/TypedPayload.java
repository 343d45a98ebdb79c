package spiral.queue;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

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

    /// The payload as a value of this type. What the type does not know is refused, and so is what would
    /// have to be bent to fit: `"5"` or `5.7` for a whole number, `1` for `true`, `5` for a text.
    static <T> T read(String payload, Class<T> type) {
        try {
            T value = Mapper.JSON.readValue(payload, type);
            if (value != null) {
                return value;
            }
            throw new IllegalArgumentException("the payload is null, not a " + type.getName());
        } catch (JacksonException wrong) {
            throw new IllegalArgumentException(
                    "the payload is no %s%s: %s"
                            .formatted(
                                    type.getName(),
                                    place(wrong.getLocation()),
                                    Mapper.withoutAdvice(wrong.getOriginalMessage())),
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
                        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                        .withCoercionConfig(LogicalType.Textual, Mapper::textsOnly)
                        .build();

        /// What the message says to those who set the mapper up.
        private static final Pattern ADVICE = Pattern.compile(" \\(but (could|might) if .*\\)$");

        private static void textsOnly(MutableCoercionConfig texts) {
            texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        }

        static String withoutAdvice(String message) {
            return ADVICE.matcher(message).replaceFirst("");
        }
    }
}
