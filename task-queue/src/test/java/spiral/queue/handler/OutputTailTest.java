package spiral.queue.handler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("The tail of an output")
class OutputTailTest {
    private static String tail(int limit, String... portions) {
        OutputTail tail = new OutputTail(limit);
        for (String portion : portions) {
            byte[] bytes = portion.getBytes(UTF_8);
            tail.add(bytes, bytes.length);
        }
        return tail.text();
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("is all of it while it is short")
    void all() {
        assertThat(tail(8)).isEmpty();
        assertThat(tail(8, "abc", "", "de")).isEqualTo("abcde");
        assertThat(tail(8, "abcdefgh")).isEqualTo("abcdefgh");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("is the last bytes of a longer one, in whatever portions it came")
    void last() {
        assertThat(tail(8, "abcdefghi")).isEqualTo("bcdefghi");
        assertThat(tail(8, "abcdef", "ghij", "k")).isEqualTo("defghijk");
        assertThat(tail(4, "a", "b".repeat(1_000), "xyz")).isEqualTo("bxyz");
        assertThat(tail(4, "0123456789", "ab")).isEqualTo("89ab");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("does not begin with half a letter")
    void wholeLetters() {
        assertThat(tail(5, "ab€€")).isEqualTo("€");
        assertThat(tail(6, "🌍🌍")).isEqualTo("🌍");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("shows bytes that are no text, and NUL, as the replacement character")
    void noText() {
        OutputTail tail = new OutputTail(8);
        tail.add(new byte[] {'a', (byte) 0xFF, 0, 'b', 99}, 4);

        assertThat(tail.text()).isEqualTo("a\uFFFD\uFFFDb");
    }
}
