package spiral.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.console.Commands;
import spiral.console.Exit;
import spiral.sim.Integrators;
import spiral.sim.Polarity;
import spiral.sim.Run;
import spiral.sim.Sim;

/// The page that a newcomer reads, held against the program.
@DisplayName("The README")
class ReadmeTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    @Order(1)
    @DisplayName("shows output that the demo really prints")
    void showsRealOutput() throws IOException {
        run("demo", "thermostat", "--plain");

        List<String> excerpts = blocks("```\n(.*?)```");
        assertThat(excerpts).hasSize(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(excerpts);
    }

    @Test
    @Order(2)
    @DisplayName("names commands that run")
    void namesCommandsThatRun() throws IOException {
        List<String> commands = blocks("    ./spiral sim ([^\n]*)\n");

        assertThat(commands).hasSizeGreaterThan(3);
        assertThat(commands).allMatch(command -> run(command.split(" ", -1)) == Exit.OK);
    }

    @Test
    @Order(3)
    @DisplayName("builds a model as this test does")
    void buildsAModel() throws IOException {
        var m = Sim.model("bathtub").time(0, 10, 0.5, "minute");
        var water = m.stock("Water", 50, "litre").nonNegative();
        m.flow("Tap", "litre/minute", m.constant("Tap open", 8, "litre/minute")).to(water);
        var drain = m.flow("Drain", "litre/minute", water.times(0.2)).from(water);
        m.loop("Empties itself", Polarity.BALANCING, water, drain);
        Run run = m.build().run(Integrators.EULER);

        assertThat(run.last("Water")).isBetween(40.0, 50.0);
        String here = Files.readString(Path.of("src/test/java/spiral/sim/cli/ReadmeTest.java"));
        assertThat(blocks("```java\n(.*?)```").getFirst().lines())
                .allMatch(line -> here.contains(line));
    }

    @Test
    @Order(4)
    @DisplayName("names suites that exist")
    void namesSuitesThatExist() throws IOException {
        List<String> suites = blocks("`(\\w+(?:Test|Properties|Contract))`");

        assertThat(suites).hasSizeGreaterThan(9).allMatch(ReadmeTest::exists);
    }

    private static boolean exists(String suite) {
        Path tests = Path.of("src/test/java/spiral/sim");
        return List.of("", "catalogue").stream()
                .anyMatch(folder -> Files.exists(tests.resolve(folder).resolve(suite + ".java")));
    }

    private static List<String> blocks(String pattern) throws IOException {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private int run(String... arguments) {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Commands.run(new SimCommand(), stream, stream, arguments);
    }
}
