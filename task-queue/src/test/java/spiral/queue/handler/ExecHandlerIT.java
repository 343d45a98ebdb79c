package spiral.queue.handler;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("exec runs command lines")
@Timeout(60)
class ExecHandlerIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir Path folder;

    private final ExecHandler handler = new ExecHandler(() -> Instant.EPOCH);

    @AfterEach
    void nothingIsLeft() throws IOException {
        for (long pid : pids()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private ExecCommand inFolder(String... command) {
        return new ExecCommand(List.of(command), Optional.of(folder.toString()), Map.of());
    }

    private Map<?, ?> run(ExecCommand command) throws Exception {
        return OneJob.run(handler, command.json());
    }

    private OneJob.Running start(ExecCommand command) {
        return OneJob.start(handler, command.json());
    }

    /// The pids that the command lines of these tests write into the file `pids`.
    private List<Long> pids() throws IOException {
        Path file = folder.resolve("pids");
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(Long::valueOf).toList();
        }
    }

    private static boolean lives(long pid) {
        return ProcessHandle.of(pid)
                .map(handle -> handle.info().command().isPresent())
                .orElse(false);
    }

    @Test
    @Order(1)
    @DisplayName("the result holds the exit code and what was printed, errors and all")
    void result() throws Exception {
        Map<?, ?> result = run(inFolder("sh", "-c", "echo out; echo err >&2; pwd"));

        assertThat(result.get("exit")).isEqualTo(0L);
        assertThat(result.get("tail")).isEqualTo("out\nerr\n" + folder.toRealPath() + "\n");
        assertThat(result.get("millis")).isEqualTo(0L);
    }

    @Test
    @Order(2)
    @DisplayName("there is no shell in between: arguments arrive as they are")
    void noShell() throws Exception {
        assertThat(run(inFolder("printf", "%s|", "$HOME", "a b", "*", "", "'x'")).get("tail"))
                .isEqualTo("$HOME|a b|*||'x'|");
    }

    @Test
    @Order(3)
    @DisplayName(
            "the command knows its job and trace, reads nothing, and sees no trace of the guard")
    void environment() throws Exception {
        ExecCommand command =
                new ExecCommand(
                        List.of(
                                "sh",
                                "-c",
                                "echo $SPIRAL_JOB $SPIRAL_ATTEMPT $TRACEPARENT $MINE;"
                                        + " cat; env | grep -c SPIRAL_GUARD"),
                        Optional.empty(),
                        Map.of("MINE", "yes"));

        assertThatThrownBy(() -> run(command))
                .hasMessage("exit code 1: 7 2 " + OneJob.TRACE + " yes\n0");
    }

    @Test
    @Order(4)
    @DisplayName("another exit code than 0 is a failure that quotes the end of the output")
    void failure() {
        assertThatThrownBy(() -> run(inFolder("sh", "-c", "echo oh no; exit 3")))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("exit code 3: oh no");
        assertThatThrownBy(() -> run(inFolder("sh", "-c", "kill -9 $$")))
                .hasMessage("exit code 137 (128 + signal 9), and it printed nothing");
    }

    @Test
    @Order(5)
    @DisplayName("of a long output the last 8 KiB are kept")
    void tail() throws Exception {
        Map<?, ?> result =
                run(
                        inFolder(
                                "sh",
                                "-c",
                                "i=0; while [ $i -lt 4000 ]; do echo line $i; i=$((i+1)); done"));

        assertThat(result.get("tail").toString()).hasSize(8192).endsWith("line 3998\nline 3999\n");
    }

    @Test
    @Order(6)
    @DisplayName("a missing program, file or folder is said clearly")
    void missing() throws IOException {
        Files.writeString(folder.resolve("text"), "no program");

        assertThatThrownBy(() -> run(inFolder("nosuchprogram")))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("there is no program 'nosuchprogram' on the PATH");
        assertThatThrownBy(() -> run(inFolder("./nosuchfile")))
                .hasMessage("there is no program ./nosuchfile");
        assertThatThrownBy(() -> run(inFolder("./text")))
                .hasMessage("the file ./text is not executable");
        assertThatThrownBy(() ->
                        run(new ExecCommand(List.of("date"), Optional.of("/no/folder"), Map.of())))
                .hasMessage("there is no folder /no/folder to run it in");
    }

    @Test
    @Order(7)
    @DisplayName(
            "an interrupt kills the whole tree, also who ignores SIGTERM or has lost its parent")
    void interrupt() throws Exception {
        String script =
                "trap '' TERM; sleep 300 & echo $! >> pids;"
                        + " sh -c 'trap \"\" TERM; sleep 301 & echo $! >> pids; wait' &"
                        + " (sleep 302 & echo $! >> pids);"
                        + " echo $$ >> pids; wait";
        OneJob.Running running = start(inFolder("sh", "-c", script));
        await().atMost(SOON).until(() -> pids().size() == 4);
        assertThat(pids()).allMatch(ExecHandlerIT::lives);

        running.thread().interrupt();

        assertThatThrownBy(() -> running.end().get(20, SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(pids()).noneMatch(ExecHandlerIT::lives);
    }

    @Test
    @Order(8)
    @DisplayName("who has made itself a process group of its own is killed as well")
    void ownGroup() throws Exception {
        if (!Files.exists(Path.of("/usr/bin/setsid"))) {
            System.out.println("Skipped: there is no command setsid here");
            return;
        }
        OneJob.Running running =
                start(
                        inFolder(
                                "sh",
                                "-c",
                                "setsid sh -c 'echo $$ >> pids; exec sleep 300' & echo $$ >> pids; wait"));
        await().atMost(SOON).until(() -> pids().size() == 2);

        running.thread().interrupt();

        assertThatThrownBy(() -> running.end().get(20, SECONDS))
                .isInstanceOf(ExecutionException.class);
        assertThat(pids()).noneMatch(ExecHandlerIT::lives);
    }

    @Test
    @Order(9)
    @DisplayName("a command may clean up on SIGTERM before it ends")
    void cleanUp() throws Exception {
        OneJob.Running running =
                start(
                        inFolder(
                                "sh",
                                "-c",
                                "trap 'echo clean > cleaned; exit 0' TERM; echo $$ >> pids;"
                                        + " while :; do sleep 0.05; done"));
        await().atMost(SOON).until(() -> pids().size() == 1);

        running.thread().interrupt();

        assertThatThrownBy(() -> running.end().get(20, SECONDS))
                .isInstanceOf(ExecutionException.class);
        assertThat(folder.resolve("cleaned")).exists();
        assertThat(pids()).noneMatch(ExecHandlerIT::lives);
    }

    @Test
    @Order(10)
    @DisplayName("a helper that the command leaves behind on purpose holds nobody up")
    void leftBehind() throws Exception {
        Map<?, ?> result = run(inFolder("sh", "-c", "sleep 300 & echo $! >> pids; echo done"));

        assertThat(result.get("tail")).isEqualTo("done\n");
        assertThat(pids()).hasSize(1).allMatch(ExecHandlerIT::lives);
    }

    /// Ctrl-C and `timeout` reach every process of the terminal's group, the guard as well.
    @Test
    @Order(11)
    @DisplayName("a signal that asks the worker to leave lets the command end")
    void signalForTheWorker() throws Exception {
        OneJob.Running job = start(inFolder("sh", "-c", "echo $$ > pids; sleep 0.6; touch ended"));
        await().until(() -> pids().size() == 1);
        long guard =
                ProcessHandle.of(pids().getFirst())
                        .flatMap(ProcessHandle::parent)
                        .orElseThrow()
                        .pid();

        signal("INT", guard);
        signal("TERM", guard);

        assertThat(job.end()).succeedsWithin(Duration.ofSeconds(10));
        assertThat(folder.resolve("ended")).exists();
    }

    private static void signal(String name, long pid) throws Exception {
        new ProcessBuilder("kill", "-s", name, Long.toString(pid)).start().waitFor();
    }
}
