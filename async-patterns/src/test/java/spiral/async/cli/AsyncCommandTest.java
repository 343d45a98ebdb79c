package spiral.async.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.console.Commands;
import spiral.console.Exit;

@DisplayName("The command: ./spiral async")
class AsyncCommandTest {
    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    @Order(1)
    @DisplayName("demo draws one of each, in ASCII when plain, and names a next step")
    void demoDrawsOneOfEach() {
        assertThat(run("demo", "--plain")).isEqualTo(Exit.OK);

        List<String> lines = out.toString(UTF_8).lines().toList();
        assertThat(lines)
                .allSatisfy(line -> assertThat(line).matches(ASCII).hasSizeLessThanOrEqualTo(120))
                .anyMatch(line -> line.startsWith("all: "))
                .anyMatch(line -> line.startsWith("throttle: "));
        assertThat(lines.getLast()).isEqualTo("Next: ./spiral async demo retry --seed 7");
    }

    @Test
    @Order(2)
    @DisplayName("demo PATTERN draws that one: lanes, axis and what to look for")
    void demoDrawsThatOne() {
        assertThat(run("demo", "debounce", "--plain")).isEqualTo(Exit.OK);

        assertThat(out.toString(UTF_8))
                .startsWith("debounce: run once")
                .contains(" calls  v", " waits  .", " runs  ", "0 ms", "Look: ", "R run")
                .endsWith("Next: ./spiral async demo throttle\n");
    }

    @Test
    @Order(3)
    @DisplayName("another seed draws another picture, the same seed the same")
    void theSeedDecides() {
        run("demo", "retry", "--seed", "1");
        String one = out.toString(UTF_8);
        out.reset();
        run("demo", "retry", "--seed", "1");
        String again = out.toString(UTF_8);
        out.reset();
        run("demo", "retry", "--seed", "2");

        assertThat(again).isEqualTo(one);
        assertThat(out.toString(UTF_8)).isNotEqualTo(one);
    }

    @Test
    @Order(4)
    @DisplayName("--json prints one object per pattern, and nothing else")
    void jsonPrintsOneObjectPerPattern() {
        assertThat(run("demo", "--json")).isEqualTo(Exit.OK);

        assertThat(out.toString(UTF_8).lines())
                .hasSize(8)
                .allMatch(line -> line.startsWith("{\"pattern\":\"") && line.endsWith("]}"));
    }

    @Test
    @Order(5)
    @DisplayName("a mistyped pattern is a usage error that says what was probably meant")
    void aMistypedPatternIsAUsageError() {
        assertThat(run("demo", "retri")).isEqualTo(Exit.USAGE);

        assertThat(err.toString(UTF_8)).contains("unknown pattern 'retri'; did you mean 'retry'?");
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @Test
    @Order(6)
    @DisplayName("list names every pattern")
    void listNamesEveryPattern() {
        assertThat(run("list")).isEqualTo(Exit.OK);

        assertThat(out.toString(UTF_8)).contains("all ", "race ", "rate-limiter", "breaker");
    }

    private int run(String... args) {
        return Commands.run(
                new AsyncCommand(),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                args);
    }
}
