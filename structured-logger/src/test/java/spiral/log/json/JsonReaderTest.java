package spiral.log.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Reading JSON as strictly as it is defined")
class JsonReaderTest {
    @Test
    @Order(1)
    @DisplayName("an object becomes a map in the order of the text")
    void objects() {
        Object read = JsonReader.read(" {\"b\":1,\"a\":[true,null,\"x\"]} ");

        assertThat(read).isEqualTo(Map.of("b", 1L, "a", Arrays.asList(true, null, "x")));
        assertThat(((Map<?, ?>) read).keySet().toString()).isEqualTo("[b, a]");
    }

    @Test
    @Order(2)
    @DisplayName("whole numbers are longs, others keep all their digits")
    void numbers() {
        assertThat(JsonReader.read("[-0,12345678901234567890,1.50,2e3]"))
                .isEqualTo(
                        List.of(
                                0L,
                                new BigDecimal("12345678901234567890"),
                                new BigDecimal("1.50"),
                                new BigDecimal("2e3")));
    }

    @Test
    @Order(3)
    @DisplayName("escapes mean what they say")
    void escapes() {
        assertThat(JsonReader.read("\"\\u0041\\n\\\"\\/\\ud83c\\udf00\"")).isEqualTo("A\n\"/🌀");
    }

    @ParameterizedTest
    @Order(4)
    @DisplayName("whatever is not quite JSON is refused")
    @ValueSource(
            strings = {
                "",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "01",
                "1.",
                ".5",
                "+1",
                "nul",
                "'a'",
                "\"\\x\"",
                "\"\t\"",
                "\"open",
                "{\"a\" 1}",
                "{a:1}",
                "[1] 2",
                "\"\\u12g4\"",
                "NaN",
                "--1"
            })
    void refusals(String text) {
        assertThatThrownBy(() -> JsonReader.read(text)).isInstanceOf(JsonSyntaxException.class);
    }

    @Test
    @Order(5)
    @DisplayName("a refusal says what was expected, what was found, and where")
    void refusalsSayWhere() {
        assertThatThrownBy(() -> JsonReader.read("{\"a\" 1}"))
                .hasMessage("expected ':' but found '1' at character 6");
    }

    @Test
    @Order(6)
    @DisplayName("of a name that occurs twice, the last value counts")
    void duplicates() {
        assertThat(JsonReader.read("{\"a\":1,\"a\":2}")).isEqualTo(Map.of("a", 2L));
    }

    @Test
    @Order(7)
    @DisplayName("depth has a limit, not the thread's stack")
    void depth() {
        assertThatThrownBy(() -> JsonReader.read("[".repeat(100_000)))
                .hasMessageContaining("at most 512 levels");
    }

    @TestFactory
    @Order(8)
    @DisplayName("JSONTestSuite: what must be accepted is, what must be rejected is")
    Stream<DynamicTest> jsonTestSuite() throws IOException {
        Path suite =
                Path.of(System.getProperty("spiral.fixtures", "../../shared"))
                        .resolve("logger/json-test-suite");
        if (!Files.isDirectory(suite)) {
            System.out.println(
                    "Skipped JSONTestSuite: put its files into %s, or set -Dspiral.fixtures=DIR"
                            .formatted(suite.normalize()));
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(suite)) {
            return files
                    .filter(file -> file.toString().endsWith(".json"))
                    .map(file -> dynamicTest(file.getFileName().toString(), () -> judge(file)))
                    .toList()
                    .stream();
        }
    }

    private void judge(Path file) {
        String name = file.getFileName().toString();
        if (name.startsWith("y_")) {
            assertThat(accepts(file)).describedAs(name).isTrue();
        } else if (name.startsWith("n_")) {
            assertThat(accepts(file)).describedAs(name).isFalse();
        } else {
            accepts(file);
        }
    }

    private static boolean accepts(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            JsonReader.read(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
            return true;
        } catch (JsonSyntaxException | CharacterCodingException refused) {
            return false;
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
