package spiral.eventloop.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.console.Commands;
import spiral.console.Exit;

@DisplayName("The commands that show and explain a run")
class ViewCommandsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir Path folder;

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a trace that was exported shows the same as its program")
    void aTraceShowsTheSame() {
        Path file = folder.resolve("run.jsonl");
        assertThat(loop("export", "phases-in-turn", file.toString())).isEqualTo(Exit.OK);

        for (String command : List.of("log", "play")) {
            out.reset();
            assertThat(loop(command, "phases-in-turn", "--plain")).isEqualTo(Exit.OK);
            String ofProgram = out.toString(UTF_8);
            out.reset();
            assertThat(loop(command, file.toString(), "--plain")).isEqualTo(Exit.OK);
            assertThat(out.toString(UTF_8)).isEqualTo(ofProgram).matches("(?s)\\p{ASCII}+");
        }
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("log --json gives each step; why --json the chain and the rules")
    void asJson() {
        assertThat(loop("log", "sync-first", "--json")).isEqualTo(Exit.OK);
        assertThat(lines()).first().asString().startsWith("{\"step\":\"enqueued\",\"number\":1");
        out.reset();

        assertThat(loop("why", "promise-chain", "18", "--json")).isEqualTo(Exit.OK);
        assertThat(lines())
                .singleElement()
                .asString()
                .contains("\"chain\":[", "\"rules\":[", "perform a microtask checkpoint");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("predict: all right is exit 0; a mistake is exit 1 and is explained")
    void predict() {
        assertThat(loop("predict", "microtask-before-timer", "--answer", "main,microtask,timer"))
                .isEqualTo(Exit.OK);
        assertThat(lines()).first().isEqualTo("3 of 3 in their place");
        out.reset();

        assertThat(loop("predict", "microtask-before-timer", "--answer", "acb"))
                .isEqualTo(Exit.FAILED);
        assertThat(lines())
                .contains("1 of 3 in their place")
                .contains("Not yet at place 2: \"microtask\" came, not \"timer\".")
                .anyMatch(line -> line.contains("microtask checkpoint"));
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("explore says race where there is one, and lists each outcome")
    void explore() {
        assertThat(loop("explore", "timeout-or-immediate")).isEqualTo(Exit.OK);
        assertThat(lines())
                .contains(
                        "timeout-or-immediate: a race, 2 outcomes",
                        "  main, immediate, timeout",
                        "  main, timeout, immediate",
                        "race: \"immediate\" and \"timeout\" may come in either order");
        out.reset();

        assertThat(loop("explore", "sync-first", "--json")).isEqualTo(Exit.OK);
        assertThat(lines()).singleElement().asString().contains("\"race\":false");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("export writes what the file's ending says, and refuses others")
    void export() throws IOException {
        Path page = folder.resolve("run.html");
        Path picture = folder.resolve("run.svg");
        assertThat(loop("export", "sync-first", page.toString(), "--beside", "promise-chain"))
                .isEqualTo(Exit.OK);
        assertThat(loop("export", "sync-first", picture.toString())).isEqualTo(Exit.OK);
        assertThat(Files.readString(page)).startsWith("<!doctype html>");
        assertThat(Files.readString(picture)).startsWith("<svg ");

        refuses(
                "FILE must end in .html, .svg or .jsonl but was x.gif",
                "export",
                "sync-first",
                "x.gif");
        refuses(
                "--beside needs a FILE.html",
                "export",
                "sync-first",
                picture.toString(),
                "--beside",
                "promise-chain");
        refuses("--from", "export", "sync-first", picture.toString(), "--from", "0");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("what is wrong is refused in a sentence, with the place in the file")
    void badInput() throws IOException {
        Path broken = folder.resolve("broken.jsonl");
        Files.writeString(broken, "{\"level\":\"info\"}\n");

        refuses("unknown program 'sync-frist'; did you mean 'sync-first'?", "play", "sync-frist");
        refuses(broken + ":1:1: this is no trace of a loop", "play", broken.toString());
        refuses("STEP must be 1 to", "why", "sync-first", "9999");
        refuses(
                "the answer must be letters from a to d",
                "predict",
                "sync-first",
                "--answer",
                "xyz");
        assertThat(loop("log", folder.resolve("none.jsonl").toString()))
                .isEqualTo(Exit.ENVIRONMENT);
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a JavaScript file runs with the options that run has, in every view")
    void theSameOptions() throws IOException {
        String program = script("fetch('http://a/').then(a => a.text()).then(console.log)");
        String trace = folder.resolve("fetched.jsonl").toString();
        List<List<String>> views =
                List.of(
                        List.of("log", program),
                        List.of("play", program),
                        List.of("why", program),
                        List.of("predict", program, "--answer", "a"),
                        List.of("explore", program),
                        List.of("export", program, trace));

        for (List<String> view : views) {
            out.reset();
            assertThat(loop(with(view, "--fetch", "http://a/=hello", "--latency", "70")))
                    .describedAs("%s", view)
                    .isEqualTo(Exit.OK);
            assertThat(view.getFirst().equals("export") ? Files.readString(Path.of(trace)) : text())
                    .describedAs("%s", view)
                    .contains("hello");
        }
        out.reset();
        loop("log", trace);
        assertThat(text()).contains("70 ms");
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("the time until the loop begins is an option of programs in Java, too")
    void startup() {
        assertThat(loop("log", "timeout-or-immediate", "--startup-ms", "2", "--json"))
                .isEqualTo(Exit.OK);
        assertThat(text().indexOf("\"text\":\"timeout\""))
                .isBetween(0, text().indexOf("\"text\":\"immediate\""));
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("a limit stops what is shown, and says so; what happened until then is shown")
    void limits() throws IOException {
        String endless = script("console.log('begin'); for (;;) {}");

        assertThat(loop("log", endless, "--max-statements", "100")).isEqualTo(Exit.OK);
        assertThat(text()).contains("It prints \"begin\"");
        assertThat(err.toString(UTF_8))
                .contains("stopped: program.js:1: executed more than 100 statements");
        err.reset();
        assertThat(loop("log", endless, "--time-limit", "0.3")).isEqualTo(Exit.OK);
        assertThat(err.toString(UTF_8))
                .contains("stopped: program.js:1: did not end within 300 ms");
    }

    @Test
    @Order(10)
    @Tag("step:2")
    @DisplayName("an option that would change nothing is refused")
    void optionsThatDoNotMatter() {
        String trace = folder.resolve("run.jsonl").toString();
        loop("export", "sync-first", trace);

        refuses("run.jsonl is a trace: how it ran is settled", "log", trace, "--latency", "5");
        refuses("sync-first is in Java", "play", "sync-first", "--files");
    }

    private String script(String text) throws IOException {
        return Files.writeString(folder.resolve("program.js"), text).toString();
    }

    private static String[] with(List<String> words, String... more) {
        return Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new);
    }

    private String text() {
        return out.toString(UTF_8);
    }

    private void refuses(String words, String... args) {
        err.reset();
        assertThat(loop(args)).isEqualTo(Exit.USAGE);
        assertThat(err.toString(UTF_8)).contains(words);
    }

    private int loop(String... args) {
        return Commands.run(
                new LoopCommand(),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                args);
    }

    private List<String> lines() {
        return out.toString(UTF_8).lines().toList();
    }
}
