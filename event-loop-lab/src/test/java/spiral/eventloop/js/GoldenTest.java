package spiral.eventloop.js;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Hand-made programs and what Node 20 printed for each, on a virtual clock: the default build needs
/// no Node. To record one again: run it in Node with `vclock.c`, and add a line "exit code N".
@DisplayName("What Node printed, we print")
class GoldenTest {
    @AutoClose private static JsEngine engine;

    @BeforeAll
    static void start() {
        engine = JsEngine.start();
    }

    static List<Path> programs() throws IOException, URISyntaxException {
        Path folder =
                Path.of(Objects.requireNonNull(GoldenTest.class.getResource("golden")).toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith("js")).sorted().toList();
        }
    }

    @DisplayName("of a program in golden/")
    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void isWhatWePrint(Path program) throws IOException {
        StringBuilder out = new StringBuilder();

        JsOutcome outcome =
                engine.run(
                        JsProgram.of(program),
                        JsOptions.DEFAULTS,
                        new JsOutput(out::append, _ -> {}));

        assertThat(out + "exit code " + outcome.exitCode() + "\n")
                .isEqualTo(Files.readString(Path.of(program + ".expected")));
    }
}
