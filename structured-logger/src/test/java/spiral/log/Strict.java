package spiral.log;

import java.util.Map;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// An independent reader, as strict as it can be set: duplicates and trailing text are errors.
public final class Strict {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private Strict() {}

    /// The members of the object, in order.
    public static Map<String, Object> read(String line) {
        return MAPPER.readValue(line, new TypeReference<Map<String, Object>>() {});
    }
}
