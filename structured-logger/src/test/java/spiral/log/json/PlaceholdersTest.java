package spiral.log.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Arguments in the place of {}")
class PlaceholdersTest {
    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("each {} takes the next argument")
    void inOrder() {
        assertThat(format("{} of {}", 1, "two")).isEqualTo("1 of two");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("places without an argument stay, arguments without a place are left out")
    void notAsMany() {
        assertThat(format("{} and {}", 1)).isEqualTo("1 and {}");
        assertThat(format("{}", 1, 2)).isEqualTo("1");
        assertThat(format("nothing", 1)).isEqualTo("nothing");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("only braces side by side are a place")
    void onlyPairs() {
        assertThat(format("{ } } { {} {0}", 1)).isEqualTo("{ } } { 1 {0}");
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("a backslash before a place says that it is text")
    void escapedPlaces() {
        assertThat(format("set \\{} to {}", 1)).isEqualTo("set {} to 1");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("two backslashes are one, and the place counts")
    void escapedBackslash() {
        assertThat(format("C:\\\\{}", "temp")).isEqualTo("C:\\temp");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("null is written as null; no pattern stays none")
    void nulls() {
        assertThat(format("{}", (Object) null)).isEqualTo("null");
        assertThat(Placeholders.format(null, new Object[] {1})).isNull();
        assertThat(Placeholders.format("{}", null)).isEqualTo("{}");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("arrays are opened, also inside arrays")
    void arrays() {
        assertThat(format("{}", (Object) new Object[] {1, new int[] {2, 3}, "x"}))
                .isEqualTo("[1, [2, 3], x]");
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("an array inside itself comes to an end")
    void cycles() {
        Object[] array = {1, null};
        array[1] = array;

        assertThat(format("{}", (Object) array)).isEqualTo("[1, [...]]");
    }

    private static String format(String pattern, Object... arguments) {
        return Placeholders.format(pattern, arguments);
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("arrays that hold each other many times over, and long ones, end at a limit")
    void hugeArrays() {
        Object[] wide = {"x"};
        for (int i = 0; i < 60; i++) {
            wide = new Object[] {wide, wide};
        }

        assertThat(format("{}", (Object) wide)).hasSizeBetween(32_000, 36_000);
        assertThat(format("{} {}", new int[50_000_000], 1))
                .startsWith("[0, 0, ")
                .endsWith(" more)] 1")
                .hasSizeLessThan(ValueEncoder.MAX_TEXT);
    }
}
