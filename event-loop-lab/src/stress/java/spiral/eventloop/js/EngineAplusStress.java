package spiral.eventloop.js;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The Promises/A+ rules, as npm has them, on the engine's own promises through our loop.
@DisplayName("Promises/A+ through the engine")
class EngineAplusStress {
    private static final String SUITE = "promises-aplus-tests@2.1.2";
    private static final Path FOLDER = Path.of("target", "promises-aplus-engine").toAbsolutePath();

    @Test
    @DisplayName("all 872 rules hold, as they do in Node under the same runner")
    void allRulesHold() throws Exception {
        if (!installed()) {
            System.out.println("Skipped: Promises/A+ through the engine; put npm on the path");
            return;
        }
        Path runner = FOLDER.resolve("runner.cjs");
        Files.writeString(
                runner, Files.readString(Path.of("src/stress/js/promises-aplus-engine.cjs")));
        StringBuilder out = new StringBuilder();
        try (JsEngine engine = JsEngine.start()) {
            engine.run(
                    JsProgram.of(runner),
                    JsOptions.DEFAULTS.files(true),
                    new JsOutput(out::append, _ -> {}));
        }

        assertThat(out).hasToString("872 of 872 rules hold\n");
    }

    private static boolean installed() throws InterruptedException {
        try {
            Files.createDirectories(FOLDER);
            Process npm =
                    new ProcessBuilder("npm", "install", "--no-save", "--no-audit", SUITE)
                            .directory(FOLDER.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return npm.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
