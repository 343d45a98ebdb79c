package spiral.log.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Text inside a JSON string: whatever it holds, the line stays one line, and valid.
@DisplayName("One event, one line")
class JsonEscapeTest {
    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("plain text stays as it is")
    void plainTextStays() {
        assertThat(escaped("order 17 placed!")).isEqualTo("order 17 placed!");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a quote would end the string, so a backslash stands before it")
    void quotes() {
        assertThat(escaped("say \"hi\"")).isEqualTo("say \\\"hi\\\"");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a backslash is doubled, and only once")
    void backslashes() {
        assertThat(escaped("C:\\temp\\n")).isEqualTo("C:\\\\temp\\\\n");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("a line break becomes two characters: the line goes on")
    void lineBreaks() {
        assertThat(escaped("a\nb\rc\td\be\f")).isEqualTo("a\\nb\\rc\\td\\be\\f");
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName(
            "other control characters are written as four hexadecimal digits, in small letters")
    void controlCharacters() {
        assertThat(escaped("\0|\u000b|\u001b[31m|\u001f"))
                .isEqualTo("\\u0000|\\u000b|\\u001b[31m|\\u001f");
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("characters that end a line somewhere, or steer a terminal, are escaped too")
    void hiddenLineBreaks() {
        assertThat(escaped("\u007f\u0080\u0085\u009b\u009f"))
                .isEqualTo("\\u007f\\u0080\\u0085\\u009b\\u009f");
        assertThat(escaped("\u2028\u2029")).isEqualTo("\\u2028\\u2029");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("letters of the world stay themselves, in UTF-8")
    void letters() {
        String text = "\u00a0äß \u07ff\u0800 日本 \uffee";

        assertThat(escaped(text)).isEqualTo(text);
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("two surrogates are one character of four bytes")
    void pairs() {
        JsonBuffer out = new JsonBuffer(1);

        JsonEscape.append("\ud83c\udf00", out);

        assertThat(out.toString()).isEqualTo("🌀");
        assertThat(out.length()).isEqualTo(4);
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("half a pair means nothing and becomes U+FFFD")
    void halves() {
        assertThat(escaped("a\ud83cb")).isEqualTo("a\ufffdb");
        assertThat(escaped("a\udf00b")).isEqualTo("a\ufffdb");
        assertThat(escaped("end\ud83c")).isEqualTo("end\ufffd");
    }

    @Test
    @Order(10)
    @Tag("step:2")
    @DisplayName("two halves the other way round are two replacements")
    void otherWayRound() {
        assertThat(escaped("\udf00\ud83c")).isEqualTo("\ufffd\ufffd");
    }

    @Test
    @Order(11)
    @Tag("step:2")
    @DisplayName("a lone first half does not swallow the pair behind it")
    void halfBeforePair() {
        assertThat(escaped("\ud83c\ud83c\udf00")).isEqualTo("\ufffd🌀");
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("code points that are no characters become U+FFFD")
    void noncharacters() {
        assertThat(escaped("\ufffe|\uffff|\ufdd0|\ufdef|" + Character.toString(0x1ffff)))
                .isEqualTo("\ufffd|\ufffd|\ufffd|\ufffd|\ufffd");
    }

    @Test
    @Order(13)
    @Tag("step:3")
    @DisplayName("a part of a text holds what stands from its start to before its end")
    void parts() {
        assertThat(escapedPart("a\"b\n", 1, 3)).isEqualTo("\\\"b");
    }

    @Test
    @Order(14)
    @Tag("step:3")
    @DisplayName("a part that cuts through a pair has U+FFFD there")
    void partsCutPairs() {
        assertThat(escapedPart("x\ud83c\udf00y", 0, 2)).isEqualTo("x\ufffd");
        assertThat(escapedPart("x\ud83c\udf00y", 2, 4)).isEqualTo("\ufffdy");
    }

    @Test
    @Order(15)
    @Tag("step:3")
    @DisplayName("text that is appended leaves what was there before")
    void appends() {
        JsonBuffer out = new JsonBuffer(1);
        out.ascii("before ");

        JsonEscape.append("\"", out);

        assertThat(out.toString()).isEqualTo("before \\\"");
    }

    @Test
    @Order(16)
    @Tag("step:3")
    @DisplayName("a clean text has U+FFFD for halves and noncharacters, and is not escaped yet")
    void clean() {
        assertThat(JsonEscape.clean("a\"b\n\u009b日本🌀")).isEqualTo("a\"b\n\u009b日本🌀");
        assertThat(JsonEscape.clean("half \ud83c, none \uffff"))
                .isEqualTo("half \ufffd, none \ufffd");
    }

    private static String escaped(String text) {
        JsonBuffer out = new JsonBuffer(4);
        JsonEscape.append(text, out);
        return out.toString();
    }

    private static String escapedPart(String text, int start, int end) {
        JsonBuffer out = new JsonBuffer(4);
        JsonEscape.append(text, start, end, out);
        return out.toString();
    }
}
