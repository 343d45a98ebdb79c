package spiral.console;

import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes maps, lists and records as JSON: keys in the order they were declared or inserted, times
/// as ISO 8601 text. Jackson is loaded by the first call, so that commands without `--json` do not
/// wait for it.
public final class Json {
    private Json() {}

    /// The value on one line, without a line end.
    public static String line(Object value) {
        return Mapper.LINE.writeValueAsString(value);
    }

    /// The value indented over several lines, without a line end.
    public static String pretty(Object value) {
        return Mapper.PRETTY.writeValueAsString(value);
    }

    private static final class Mapper {
        static final ObjectMapper LINE =
                JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();
        static final ObjectMapper PRETTY =
                JsonMapper.builder()
                        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build();
    }
}
