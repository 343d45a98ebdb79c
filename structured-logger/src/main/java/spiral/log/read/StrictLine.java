package spiral.log.read;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import spiral.log.json.JsonReader;
import spiral.log.json.JsonSyntaxException;

/// Whether a line is one JSON object that every reader understands the same way: RFC 8259 and
/// I-JSON, RFC 7493 (valid UTF-8, no name twice, no half surrogates).
public final class StrictLine {
    private StrictLine() {}

    /// What is wrong, and at which character from 1; empty when nothing is.
    public static Optional<String> fault(byte[] bytes, int start, int end) {
        String text;
        try {
            text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes, start, end - start))
                            .toString();
        } catch (CharacterCodingException wrong) {
            return Optional.of("not valid UTF-8");
        }
        try {
            Object value = JsonReader.read(text, StrictLine::once);
            return value instanceof Map<?, ?>
                    ? halfSurrogate(value)
                    : Optional.of("not an object in braces");
        } catch (JsonSyntaxException wrong) {
            return Optional.of(String.valueOf(wrong.getMessage()));
        }
    }

    private static void once(Object container, Object name, int position) {
        if (container instanceof Map<?, ?> map && map.containsKey(name)) {
            throw new JsonSyntaxException(position, "the name '" + name + "' stands twice");
        }
    }

    private static Optional<String> halfSurrogate(Object value) {
        boolean half =
                value.toString()
                        .codePoints()
                        .anyMatch(
                                c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        return half ? Optional.of("half a surrogate pair in a string") : Optional.empty();
    }
}
