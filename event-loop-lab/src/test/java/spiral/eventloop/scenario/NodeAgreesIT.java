package spiral.eventloop.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Runs each scenario's twin in JavaScript with the Node of this machine.
@DisplayName("Node prints the same")
class NodeAgreesIT {
    @TempDir Path folder;

    @TestFactory
    @DisplayName("in the same order")
    Stream<DynamicTest> nodePrintsTheSame() {
        if (!nodeIsInstalled()) {
            System.out.println(
                    "Skipped the comparison with Node: put Node 20 or later on the PATH");
            return Stream.empty();
        }
        return Scenarios.all().stream()
                .filter(scenario -> Twins.of(scenario).isPresent())
                .map(scenario -> dynamicTest(scenario.name(), () -> nodePrintsTheSame(scenario)));
    }

    private void nodePrintsTheSame(Scenario scenario) throws Exception {
        String file = Twins.of(scenario).orElseThrow().file();
        Path program = folder.resolve(file);
        try (InputStream source = getClass().getResourceAsStream(file)) {
            Files.copy(Objects.requireNonNull(source), program);
        }

        Process node =
                new ProcessBuilder("node", program.toString()).redirectErrorStream(true).start();
        List<String> printed =
                new String(node.getInputStream().readAllBytes(), UTF_8).lines().toList();

        assertThat(node.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(node.exitValue()).isZero();
        if (scenario.races()) {
            assertThat(printed).containsExactlyInAnyOrderElementsOf(scenario.prints());
        } else {
            assertThat(printed).isEqualTo(scenario.prints());
        }
    }

    private static boolean nodeIsInstalled() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.of(path.split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
    }
}
