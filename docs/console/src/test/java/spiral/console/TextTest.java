package spiral.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The width of a text")
class TextTest {
    @ParameterizedTest(name = "{0} takes {1}")
    @Order(1)
    @Tag("step:1")
    @DisplayName("is counted in columns, not in chars")
    @CsvSource({"abc,3", "größe,5", "日本,4", "e\u0301,1", "🚀,2", "'',0"})
    void isCountedInColumns(String text, int columns) {
        assertThat(Text.width(text)).isEqualTo(columns);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("does not count colour codes")
    void doesNotCountColour() {
        assertThat(Text.width(Ink.GREEN.on("ok"))).isEqualTo(2);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("is cut without leaving a colour switched on")
    void isCutWithItsColour() {
        assertThat(Text.clip(Ink.GREEN.on("green") + " tea", 3)).isEqualTo(Ink.GREEN.on("gre"));
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("is never exceeded by half of a wide letter")
    void neverCutsALetterInHalf() {
        assertThat(Text.clip("日本", 3)).isEqualTo("日");
        assertThat(Text.clip("日a", 1)).isEmpty();
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("is broken between words, and a longer word stands alone")
    void wraps() {
        assertThat(Text.wrap("one two three", 7)).containsExactly("one two", "three");
        assertThat(Text.wrap("a longword b", 4)).containsExactly("a", "longword", "b");
        assertThat(Text.wrap("日本 a", 5)).containsExactly("日本", "a");
    }
}
