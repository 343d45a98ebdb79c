package spiral.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A mistake in a file")
class SourceErrorTest {
    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("is told as file, line, column and sentence, with exit code 2")
    void saysWhere() {
        var error = new SourceError("jobs.jsonl", 3, 9, "{\"type\" \"exec\"}", "expected a colon");

        assertThat(error).hasMessage("jobs.jsonl:3:9: expected a colon");
        assertThat(error.exitCode()).isEqualTo(Exit.USAGE);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("has a caret under its column")
    void pointsAtTheColumn() {
        assertThat(picture("abc def", 5)).isEqualTo("abc def\n    ^");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("keeps tabs before the caret, so that it stands right whatever a tab is worth")
    void keepsTabs() {
        assertThat(picture("\ta\tb", 4)).isEqualTo("\ta\tb\n\t \t^");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("counts a wide letter as two columns")
    void countsWideLetters() {
        assertThat(picture("日本!", 3)).isEqualTo("日本!\n    ^");
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("may stand one past the end, where something is missing")
    void mayStandPastTheEnd() {
        assertThat(picture("abc", 4)).isEqualTo("abc\n   ^");
        assertThat(picture("abc", 99)).isEqualTo("abc\n   ^");
        assertThat(picture("", 1)).isEqualTo("\n^");
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("in a very long line is shown with a window around it")
    void cutsALongLine() {
        var lines = picture("x".repeat(5000) + "!" + "y".repeat(5000), 5001).lines().toList();

        assertThat(lines.get(0))
                .startsWith("...x")
                .endsWith("y...")
                .hasSize(SourceError.WINDOW + 6);
        assertThat(lines.get(0).charAt(lines.get(1).indexOf('^'))).isEqualTo('!');
    }

    @Test
    @Order(7)
    @Tag("step:1")
    @DisplayName("cannot drive the terminal: control characters are shown as question marks")
    void showsControlCharacters() {
        assertThat(picture("a\u001b[2Jb", 6)).isEqualTo("a?[2Jb\n     ^");
    }

    private static String picture(String line, int column) {
        return new SourceError("f", 1, column, line, "wrong").picture();
    }
}
