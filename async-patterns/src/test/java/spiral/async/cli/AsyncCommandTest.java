package spiral.async.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.async.Jitter;
import spiral.async.scene.Herd;
import spiral.async.scene.Stampede;
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
                .hasSize(15)
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

    @Test
    @Order(7)
    @DisplayName("compare puts two jitters side by side, on one scale, the same for a seed")
    void comparePutsTwoJittersSideBySide() {
        assertThat(run("compare", "--plain")).isEqualTo(Exit.OK);
        String one = out.toString(UTF_8);

        assertThat(one)
                .matches("(?s)" + ASCII)
                .contains("none: ", "full: ", " all served by ", "Next: ");
        out.reset();
        run("compare", "--plain");
        assertThat(out.toString(UTF_8)).isEqualTo(one);
    }

    @Test
    @Order(8)
    @DisplayName("with full jitter the herd needs fewer calls, and never returns as a crowd")
    void withFullJitterTheHerdNeedsFewerCalls() {
        for (long seed = 1; seed <= 20; seed++) {
            Stampede none = Herd.run(100, 3, Jitter.NONE, seed);
            Stampede full = Herd.run(100, 3, Jitter.FULL, seed);

            assertThat(full.served()).isGreaterThan(none.served());
            assertThat(full.largestReturn()).isLessThan(none.largestReturn());
        }
    }

    @Test
    @Order(9)
    @DisplayName("pictures are self-contained SVG files with a text alternative")
    void picturesAreSelfContained(@TempDir Path folder) throws Exception {
        Path demo = folder.resolve("demo.svg");
        Path herd = folder.resolve("herd.svg");
        assertThat(run("demo", "breaker", "--svg", demo.toString())).isEqualTo(Exit.OK);
        assertThat(run("compare", "--svg", herd.toString())).isEqualTo(Exit.OK);

        for (Path file : List.of(demo, herd)) {
            assertThat(
                            DocumentBuilderFactory.newInstance()
                                    .newDocumentBuilder()
                                    .parse(file.toFile()))
                    .isNotNull();
            assertThat(file).content().contains("<title", "<desc", "prefers-color-scheme");
        }
        assertThat(run("demo", "--svg", demo.toString())).isEqualTo(Exit.USAGE);
    }

    @Test
    @Order(10)
    @DisplayName("numbers and names that cannot be meant are usage errors")
    void usageErrors() {
        assertThat(run("compare", "none")).isEqualTo(Exit.USAGE);
        assertThat(run("compare", "none", "ful")).isEqualTo(Exit.USAGE);
        assertThat(run("compare", "--clients", "0")).isEqualTo(Exit.USAGE);

        assertThat(err.toString(UTF_8))
                .contains("did you mean 'full'?", "--clients must be from 1 to 10000 but was 0");
    }

    private int run(String... args) {
        return Commands.run(
                new AsyncCommand(),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                args);
    }
}
