package spiral.log.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("One event, one line: text inside a JSON string")
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
    @DisplayName("other control characters are written as four hexadecimal digits")
    void controlCharacters() {
        assertThat(escaped("\0|\u001b[31m")).isEqualTo("\\u0000|\\u001b[31m");
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("characters that end a line somewhere, or steer a terminal, are escaped too")
    void hiddenLineBreaks() {
        assertThat(escaped("\u007f\u0085\u009b\u2028\u2029"))
                .isEqualTo("\\u007f\\u0085\\u009b\\u2028\\u2029");
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
    @DisplayName("two halves in the wrong order are two replacements")
    void wrongOrder() {
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
    @DisplayName("a part of a text that ends inside a pair ends with U+FFFD")
    void partsCutPairs() {
        JsonBuffer out = new JsonBuffer(8);

        JsonEscape.append("x\ud83c\udf00y", 0, 2, out);

        assertThat(out.toString()).isEqualTo("x\ufffd");
    }

    @Test
    @Order(14)
    @Tag("step:3")
    @DisplayName("text that is appended leaves what was there before")
    void appends() {
        JsonBuffer out = new JsonBuffer(1);
        out.ascii("before ");

        JsonEscape.append("\"", out);

        assertThat(out.toString()).isEqualTo("before \\\"");
    }

    private static String escaped(String text) {
        JsonBuffer out = new JsonBuffer(4);
        JsonEscape.append(text, out);
        return out.toString();
    }
}
