package spiral.eventloop.promise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The Promises/A+ compliance suite, as npm has it, run by Node against our promise in a JVM of its
/// own.
@DisplayName("Promises/A+")
class PromisesAplusStress {
    private static final String SUITE = "promises-aplus-tests@2.1.2";
    private static final Path FOLDER = Path.of("target", "promises-aplus").toAbsolutePath();
    private static final int RULES = 872;

    @Test
    @DisplayName("all 872 rules of the compliance suite hold")
    void allRulesHold() throws Exception {
        if (!installed()) {
            System.out.println("Skipped: Promises/A+; put node and npm on the path");
            return;
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder command =
                new ProcessBuilder(
                                "node",
                                Path.of("src/stress/js/promises-aplus.js")
                                        .toAbsolutePath()
                                        .toString(),
                                java,
                                "-cp",
                                System.getProperty("java.class.path"),
                                RemotePromises.class.getName())
                        .directory(FOLDER.toFile())
                        .redirectErrorStream(true);
        // the script stands outside the folder in which its suite was installed
        command.environment().put("NODE_PATH", FOLDER.resolve("node_modules").toString());
        Process node = command.start();
        String report = new String(node.getInputStream().readAllBytes(), UTF_8);
        System.out.println(report.lines().filter(line -> line.contains("passing")).toList());

        assertThat(report).contains(RULES + " passing");
        assertThat(node.waitFor()).as(report).isZero();
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
