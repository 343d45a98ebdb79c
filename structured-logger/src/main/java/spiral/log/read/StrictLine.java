package spiral.log.read;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import spiral.log.json.JsonReader;
import spiral.log.json.JsonSyntaxException;

/// Whether a line is one JSON object that every reader understands the same way: RFC 8259 and
/// I-JSON, RFC 7493 (valid UTF-8, no name twice, only characters).
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
                    ? noCharacter(value)
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

    /// RFC 7493, section 2.1: neither half surrogates nor the 66 noncharacters of Unicode.
    private static Optional<String> noCharacter(Object value) {
        return value.toString()
                .codePoints()
                .filter(c -> isHalf(c) || isNoncharacter(c))
                .mapToObj(c ->
                        isHalf(c)
                                ? "half a surrogate pair in a string"
                                : "U+%04X in a string, which is no character".formatted(c))
                .findFirst();
    }

    private static boolean isHalf(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static boolean isNoncharacter(int c) {
        return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    }
}
