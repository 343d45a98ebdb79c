package spiral.eventloop.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.eventloop.js.JsOutcome;

@DisplayName("spiral loop run, as a process")
class RunIT {
    private static final int PATIENCE = 60; // seconds, on a machine with much to do

    private static final String GROWS =
            "const all = [];\nfor (;;) all.push(new Array(1000).fill(7));\n";

    @TempDir private Path folder;
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void leaveNothingBehind() {
        started.forEach(Process::destroyForcibly);
    }

    private record Ended(int code, String out, String err) {}

    private Process start(List<String> flags, List<String> words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "run"));
        command.addAll(words);
        Process process =
                new ProcessBuilder(command).redirectError(folder.resolve("err").toFile()).start();
        started.add(process);
        return process;
    }

    private Ended end(Process process) throws IOException, InterruptedException {
        String out = process.inputReader(UTF_8).readAllAsString();
        assertThat(process.waitFor(PATIENCE, SECONDS)).isTrue();
        return new Ended(process.exitValue(), out, Files.readString(folder.resolve("err"), UTF_8));
    }

    private Ended run(List<String> flags, String... words)
            throws IOException, InterruptedException {
        return end(start(flags, List.of(words)));
    }

    private String file(String name, String source) throws IOException {
        return Files.writeString(folder.resolve(name), source).toString();
    }

    @Test
    @Order(1)
    @DisplayName("what the engine cannot interrupt ends with the process, and its line is said")
    void cannotBeInterrupted() throws Exception {
        String file =
                file(
                        "search.js",
                        """
                        console.log('begins');
                        Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 7);
                        """);

        Ended ended = run(List.of(), "--time-limit", "2", file);

        assertThat(ended)
                .isEqualTo(
                        new Ended(
                                JsOutcome.STOPPED,
                                "begins\n",
                                "stopped: search.js:2: did not end within 2000 ms\n"));
    }

    @Test
    @Order(2)
    @DisplayName("a program that needs more memory than there is gets a sentence, no stack trace")
    void memory() throws Exception {
        Ended ended = run(List.of("-Xmx64m"), file("grows.js", GROWS));

        assertThat(ended.code()).isEqualTo(JsOutcome.STOPPED);
        assertThat(ended.err())
                .matches(
                        "stopped: grows\\.js(:2)?: needed more than the \\d+ MB of memory there are\n");
    }

    @Test
    @Order(3)
    @DisplayName("--isolate: the memory is that of a process of its own; its death gets a sentence")
    void isolated() throws Exception {
        Ended ended = run(List.of(), "--isolate", "64", file("grows.js", GROWS));

        assertThat(ended)
                .isEqualTo(
                        new Ended(
                                JsOutcome.STOPPED,
                                "",
                                "stopped: grows.js needed more than 64 MB\n"));
    }

    @Test
    @Order(4)
    @DisplayName(
            "--isolate: what the program prints and exits with is the program's, whatever it is")
    void ownCode() throws Exception {
        String file =
                file("three.js", "console.log('out'); console.error('err'); process.exit(3);");

        assertThat(run(List.of(), "--isolate", "64", file))
                .isEqualTo(new Ended(3, "out\n", "err\n"));
    }

    @Test
    @Order(5)
    @DisplayName("--isolate: a process that is killed gets a sentence")
    void killed() throws Exception {
        Process parent = start(List.of(), List.of("--isolate", "64", waiting()));
        child(parent).destroyForcibly();

        assertThat(end(parent))
                .isEqualTo(
                        new Ended(
                                137,
                                "",
                                "stopped: the process of waits.js was killed by signal 9\n"));
    }

    @Test
    @Order(6)
    @DisplayName("--isolate: when this process is killed, the other one ends by itself")
    void notLeftBehind() throws Exception {
        Process parent = start(List.of(), List.of("--isolate", "64", waiting()));
        ProcessHandle child = child(parent);

        parent.destroyForcibly();

        assertThat(child.onExit()).succeedsWithin(PATIENCE, SECONDS);
    }

    private String waiting() throws IOException {
        return file("waits.js", "console.log('ready');\nfor (;;);\n");
    }

    /// The process that runs the program, once it does.
    private ProcessHandle child(Process parent) throws IOException {
        assertThat(parent.inputReader(UTF_8).readLine()).isEqualTo("ready");
        try (Stream<ProcessHandle> children = parent.children()) {
            return children.findFirst().orElseThrow();
        }
    }
}
