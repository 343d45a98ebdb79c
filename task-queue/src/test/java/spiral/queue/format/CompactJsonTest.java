package spiral.queue.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spiral.queue.format.CompactJson.Wrong;

@DisplayName("A payload is kept as it was written, without the blanks")
class CompactJsonTest {
    private static String compact(String text) throws Wrong {
        return CompactJson.of(text, 0, text.length());
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("blanks between the parts go")
    void blanks() throws Wrong {
        assertThat(compact(" { \"a\" : [ 1 ,\t2 ] ,\r\n \"b\" : null } "))
                .isEqualTo("{\"a\":[1,2],\"b\":null}");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("blanks inside strings stay, also behind an escaped quote")
    void strings() throws Wrong {
        assertThat(compact("[ \"a b\" , \"say \\\" x \\\\\" , \" \" ]"))
                .isEqualTo("[\"a b\",\"say \\\" x \\\\\",\" \"]");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("numbers and escapes keep their letters")
    void asWritten() throws Wrong {
        String text = "[1.0E+2,100000000000000000000,0.10,\"\\u00e9\\/\\n\"]";

        assertThat(compact(text)).isEqualTo(text);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("only the given part of the text counts")
    void part() throws Wrong {
        assertThat(CompactJson.of("xx[ 1 ]yy", 2, 7)).isEqualTo("[1]");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("a surrogate pair may be escaped")
    void pair() throws Wrong {
        assertThat(compact("\"\\ud83c\\udf0d\"")).isEqualTo("\"\\ud83c\\udf0d\"");
    }

    @ParameterizedTest
    @Order(6)
    @Tag("step:2")
    @DisplayName("an escaped NUL or half of a pair is refused, with its place")
    @CsvSource({
        "'[\"ab\\u0000\"]',        4, 'a payload cannot hold the character NUL'",
        "'\"\\ud83c\"',            1, 'this is half of a surrogate pair'",
        "'\"x\\udf0d\"',           2, 'this is half of a surrogate pair'",
        "'\"\\ud83c\\ud83c\"',     1, 'this is half of a surrogate pair'",
        "'\"\\ud83c\\u0041\"',     1, 'this is half of a surrogate pair'",
        "'\"\\ud83c\\n\"',         1, 'this is half of a surrogate pair'",
        "'{\"\\ud83c\":1}',        2, 'this is half of a surrogate pair'"
    })
    void refused(String text, int offset, String sentence) {
        Wrong wrong = catchThrowableOfType(Wrong.class, () -> compact(text));

        assertThat(wrong).hasMessage(sentence);
        assertThat(wrong.offset()).isEqualTo(offset);
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a backslash before a u is no escape when it is escaped itself")
    void escapedBackslash() throws Wrong {
        assertThat(compact("\"C:\\\\u0000\"")).isEqualTo("\"C:\\\\u0000\"");
    }
}
