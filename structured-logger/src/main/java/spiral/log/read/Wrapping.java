package spiral.log.read;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import spiral.log.json.JsonReader;
import spiral.log.json.JsonSyntaxException;

/// What container engines put around a line that a program said. The program's own fields count
/// before those around them.
///
///     {"log":"{\"level\":\"INFO\"}\n","stream":"stdout","time":"2026-…"}    Docker, fluent-bit
///     2026-03-01T09:30:00.123456789Z stdout F {"level":"INFO"}              Kubernetes (CRI)
final class Wrapping {
    private static final String BYTE_ORDER_MARK = "\uFEFF"; // some begin a file with it
    private static final Pattern CRI =
            Pattern.compile(
                    "(\\d{4}-\\d\\d-\\d\\dT\\S+) (stdout|stderr) [FP] (.*)", Pattern.DOTALL);

    private Wrapping() {}

    /// The members of a line's object; none when it has none.
    static Map<String, @Nullable Object> fieldsOf(String line) {
        String text = line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
        if (text.stripLeading().startsWith("{")) {
            Map<String, @Nullable Object> fields = object(text);
            if (fields.get("log") instanceof String said && fields.containsKey("stream")) {
                fields.remove("log");
                return unwrapped(said, fields);
            }
            return fields;
        }
        Matcher cri = CRI.matcher(text);
        return cri.matches()
                ? unwrapped(cri.group(3), Map.of("time", cri.group(1), "stream", cri.group(2)))
                : Map.of();
    }

    private static Map<String, @Nullable Object> unwrapped(
            String said, Map<String, @Nullable Object> around) {
        Map<String, @Nullable Object> fields = object(said);
        if (fields.isEmpty()) {
            fields.put("message", said.stripTrailing());
        }
        boolean timed = new LogRecord(said, fields).time().isPresent();
        around.forEach((name, value) -> {
            if (!timed || !LogRecord.times().contains(name)) {
                fields.putIfAbsent(name, value);
            }
        });
        return fields;
    }

    private static Map<String, @Nullable Object> object(String text) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        try {
            if (text.stripLeading().startsWith("{")
                    && JsonReader.read(text) instanceof Map<?, ?> members) {
                members.forEach((name, value) -> fields.put(String.valueOf(name), value));
            }
        } catch (JsonSyntaxException notJson) {
            // then it is text
        }
        return fields;
    }
}
