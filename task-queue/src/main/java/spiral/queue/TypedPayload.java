package spiral.queue;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Payloads as values of the program's own types, through Jackson. It is loaded by the first use:
/// whoever writes JSON by hand does not wait for it.
final class TypedPayload {
    private TypedPayload() {}

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
                    "the payload is no %s: %s".formatted(type.getName(), wrong.getOriginalMessage()),
                    wrong);
        }
    }

    private static final class Mapper {
        static final JsonMapper JSON =
                JsonMapper.builder()
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .build();
    }
}
