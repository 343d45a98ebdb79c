package spiral.queue.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What a job finds out about a file")
class FindingTest {
    private static String in(String text, Finding finding) {
        return in(text, finding, Integer.MAX_VALUE);
    }

    private static String in(String text, Finding finding, int most) {
        byte[] bytes = text.getBytes(UTF_8);
        for (int at = 0; at < bytes.length; at += Math.min(most, bytes.length)) {
            int length = Math.min(most, bytes.length - at);
            byte[] part = new byte[length + 3];
            System.arraycopy(bytes, at, part, 0, length);
            finding.read(part, length);
        }
        return finding.found();
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("the checksum of abc is the one in FIPS 180-4's examples")
    void sha256() {
        assertThat(in("abc", Finding.sha256()))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @ParameterizedTest
    @CsvSource({"'one two', 2", "'  one\t\ttwo\n', 2", "'', 0", "'\n \n', 0", "'a-b c', 2"})
    @Order(2)
    @Tag("step:1")
    @DisplayName("words are what stands between blanks")
    void words(String text, String count) {
        assertThat(in(text, Finding.words())).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({"'a\nb\n', 2", "'a\nb', 1", "'', 0"})
    @Order(3)
    @Tag("step:1")
    @DisplayName("lines are counted by their ends")
    void lines(String text, String count) {
        assertThat(in(text, Finding.lines())).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({"'The cat and the dog', 3", "'theme', 0", "'the', 1", "'the.the', 2", "'', 0"})
    @Order(4)
    @Tag("step:1")
    @DisplayName("a word is on the list when all of its letters are, large or small")
    void among(String text, String count) {
        assertThat(in(text, Finding.among(Set.of("the", "and")))).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    @Order(5)
    @Tag("step:1")
    @DisplayName("it does not matter how the file is cut into parts")
    void parts(int size) {
        String text = "the quick brown fox\njumps over the lazy dog and\nthe end";
        for (Supplier<Finding> finding :
                List.<Supplier<Finding>>of(
                        Finding::sha256,
                        Finding::words,
                        Finding::lines,
                        () -> Finding.among(Set.of("the", "and")))) {
            assertThat(in(text, finding.get(), size)).isEqualTo(in(text, finding.get()));
        }
    }
}
