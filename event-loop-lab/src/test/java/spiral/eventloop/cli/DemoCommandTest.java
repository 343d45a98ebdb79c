package spiral.eventloop.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.console.Commands;
import spiral.console.Exit;
import spiral.eventloop.scenario.Scenario;
import spiral.eventloop.scenario.Scenarios;
import spiral.eventloop.scenario.ScriptScenario;

@DisplayName("The command loop")
class DemoCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    @Order(1)
    @DisplayName("demo shows every program with its listing, its steps, and one next thing")
    void demoShowsEveryProgram() {
        assertThat(loop("demo", "--plain")).isEqualTo(Exit.OK);

        assertThat(printed()).matches("(?s)\\p{ASCII}+").doesNotContain("\u001b");
        for (Scenario scenario : Scenarios.all()) {
            if (scenario instanceof ScriptScenario) {
                continue;
            }
            assertThat(printed())
                    .contains(scenario.name() + "\n" + scenario.rule() + "\n")
                    .contains("  " + String.join("\n  ", scenario.listing().lines()));
        }
        assertThat(lines()).allMatch(line -> line.length() <= 80);
        assertThat(lines().getLast()).startsWith("Next: ");
    }

    @Test
    @Order(2)
    @DisplayName("demo NAME shows one program, in the order in which it prints, and names the next")
    void demoOfOne() {
        assertThat(loop("demo", "sync-first", "--plain")).isEqualTo(Exit.OK);

        assertThat(lines()).first().isEqualTo("sync-first");
        assertThat(lines().stream().filter(line -> line.startsWith("    It prints ")))
                .containsExactly(
                        "    It prints \"main begins\".",
                        "    It prints \"greet\".",
                        "    It prints \"main ends\".",
                        "    It prints \"later\".");
        assertThat(lines()).last().isEqualTo("Next: ./spiral loop demo microtask-before-timer");
    }

    @Test
    @Order(3)
    @DisplayName("demo --json prints each step on a line, numbered from 1")
    void demoAsJson() {
        assertThat(loop("demo", "sync-first", "--json")).isEqualTo(Exit.OK);

        assertThat(lines())
                .allMatch(line ->
                        line.startsWith("{\"program\":\"sync-first\",\"step\":\"")
                                && line.endsWith("}"));
        assertThat(lines()).first().asString().contains("\"number\":1,\"nanos\":0");
    }

    @Test
    @Order(4)
    @DisplayName("a name that does not exist gets a hint and exit code 2")
    void anUnknownName() {
        assertThat(loop("demo", "sync-frist")).isEqualTo(Exit.USAGE);

        assertThat(said()).contains("unknown program 'sync-frist'; did you mean 'sync-first'?");
        assertThat(printed()).isEmpty();
    }

    @Test
    @Order(5)
    @DisplayName("a delay out of range is refused with the facts")
    void anImpossibleDelay() {
        assertThat(loop("demo", "--delay", "-1")).isEqualTo(Exit.USAGE);

        assertThat(said()).contains("--delay must be between 0 and 60000 but was -1");
    }

    @Test
    @Order(6)
    @DisplayName("list names every program with its rule, also as JSON")
    void listNamesThem() {
        assertThat(loop("list", "--plain")).isEqualTo(Exit.OK);
        assertThat(lines())
                .startsWith("sync-first", "    " + Scenarios.all().getFirst().rule())
                .hasSize(2 * Scenarios.all().size())
                .allMatch(line -> line.length() <= 80);
        out.reset();

        assertThat(loop("list", "--json")).isEqualTo(Exit.OK);
        assertThat(lines())
                .hasSize(Scenarios.all().size())
                .first()
                .asString()
                .startsWith("{\"name\":\"sync-first\",\"rule\":\"");
    }

    private int loop(String... args) {
        return Commands.run(
                new LoopCommand(),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                args);
    }

    private String printed() {
        return out.toString(UTF_8);
    }

    private String said() {
        return err.toString(UTF_8);
    }

    private List<String> lines() {
        return printed().lines().toList();
    }
}
