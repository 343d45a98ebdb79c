package spiral.eventloop.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.console.Commands;
import spiral.eventloop.EventLoop;

@DisplayName("The README tells the truth")
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Path TESTS = Path.of("src/test/java/spiral/eventloop");

    @Test
    @Order(1)
    @DisplayName("the output that it shows is what the command prints, in that order")
    void theOutputIsReal() throws IOException {
        List<String> excerpt =
                Files.readString(README)
                        .replaceAll("(?s).*?is left out\\):\n\n(.*?)\n`--json`.*", "$1")
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.equals("..."))
                        .toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Commands.run(
                new LoopCommand(),
                new PrintStream(out, true, UTF_8),
                System.err,
                "demo",
                "microtask-before-timer",
                "--plain");

        assertThat(excerpt).hasSizeGreaterThan(10);
        assertThat(out.toString(UTF_8).lines().map(String::strip)).containsSubsequence(excerpt);
    }

    @Test
    @Order(2)
    @DisplayName("each suite that it names exists")
    void theSuitesExist() throws IOException {
        Matcher suite = Pattern.compile("`(\\w+(Test|Properties|IT))`").matcher(Files.readString(README));
        List<String> named = new ArrayList<>();
        while (suite.find()) {
            named.add(suite.group(1));
        }

        assertThat(named)
                .hasSizeGreaterThan(10)
                .allMatch(
                        name -> Files.exists(TESTS.resolve(name + ".java"))
                                || Files.exists(TESTS.resolve("scenario/" + name + ".java")));
    }

    @Test
    @Order(3)
    @DisplayName("its program is the one below, and prints what its lines say")
    void itsProgramRuns() throws IOException {
        List<String> log = new ArrayList<>();
        EventLoop loop = EventLoop.onVirtualClock().output(log::add).build();
        loop.post("main", () -> {
            loop.setTimeout("tick", Duration.ofMillis(10), () -> loop.print("third"));
            loop.queueMicrotask("soon", () -> loop.print("second"));
            loop.print("first");
        });
        loop.run();

        String program =
                Files.readString(README)
                        .replaceAll("(?s).*```java\n(.*?)```.*", "$1")
                        .replace("System.out::println", "log::add");
        String here = Files.readString(TESTS.resolve("cli/ReadmeTest.java"));
        assertThat(here.replaceAll("\\s", "")).contains(program.replaceAll("\\s", ""));
        assertThat(log).containsExactly("first", "second", "third");
    }
}
