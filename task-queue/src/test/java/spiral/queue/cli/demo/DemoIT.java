package spiral.queue.cli.demo;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.docs.Pages;

@DisplayName("The demo as processes")
class DemoIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir Path temp;
    private Path files;
    private Path printed;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void writeFiles() throws IOException {
        files = Files.createDirectory(temp.resolve("files"));
        printed = temp.resolve("printed.txt");
        for (int i = 0; i < 12; i++) {
            Files.writeString(
                    files.resolve("note-" + i + ".txt"),
                    "the cat and the dog\n".repeat(60 * (i + 1)));
        }
    }

    @AfterEach
    void endWhatWasStarted() {
        family().forEach(ProcessHandle::destroyForcibly);
        started.forEach(Process::destroyForcibly);
    }

    private Process demo(String... arguments) throws IOException {
        return demoOn(files, arguments);
    }

    private Process demoOn(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + temp,
                        "-cp",
                        System.getProperty("java.class.path"),
                        DemoMain.class.getName(),
                        "--plain"));
        command.addAll(List.of("--folder", folder.toString()));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(printed.toFile())
                        .start();
        started.add(process);
        return process;
    }

    /// Every process that knows this test's folder: the demo and all that it has started, also
    /// those whose parent is gone.
    private Stream<ProcessHandle> family() {
        return ProcessHandle.allProcesses()
                .filter(process ->
                        process.info().commandLine().orElse("").contains(temp.toString()));
    }

    private String said() throws IOException {
        return Files.readString(printed);
    }

    private void untilSaid(String text) {
        await().atMost(PATIENCE).until(() -> said().contains(text));
    }

    private static long number(String said, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(said);
        assertThat(matcher.find()).as("%s in: %s", pattern, said).isTrue();
        return Long.parseLong(matcher.group(1).replace(",", ""));
    }

    private long asked(Path store, String sql) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                var rows = connection.createStatement().executeQuery(sql)) {
            return rows.getLong(1);
        }
    }

    private Path folder(String said) {
        Matcher folder = Pattern.compile("To check it: cd (.*)").matcher(said);
        assertThat(folder.find()).as(said).isTrue();
        return Path.of(folder.group(1));
    }

    @Test
    @Order(1)
    @DisplayName("kills a worker, loses nothing, and its reckoning agrees with the store")
    void reckons() throws Exception {
        Process demo = demo("--seconds", "5", "--seed", "7");

        assertThat(demo.waitFor(30, SECONDS)).isTrue();
        String said = said();
        assertThat(demo.exitValue()).as(said).isZero();
        assertThat(family()).isEmpty();
        assertThat(said)
                .matches("\\p{ASCII}*")
                .contains("first job done after")
                .contains("got SIGKILL")
                .contains("came back after")
                .contains("the word list is away")
                .doesNotContain("WRONG");
        Pages.showWhatWasPrinted("./spiral queue demo", said.lines().toList());
        Path store = folder(said).resolve("queue.db");
        long submitted = number(said, "submitted ([0-9,]+) = ");
        long succeeded = number(said, "succeeded ([0-9,]+) \\+ dead");
        long dead = number(said, "\\+ dead ([0-9,]+)\n");
        assertThat(submitted).isEqualTo(succeeded + dead).isGreaterThan(100);
        assertThat(Files.readAllLines(folder(said).resolve("submitted.txt")))
                .hasSize((int) submitted);
        assertThat(asked(store, "SELECT count(*) FROM done WHERE state = 4")).isEqualTo(succeeded);
        assertThat(asked(store, "SELECT count(*) FROM job")).isEqualTo(dead);
        assertThat(asked(store, "SELECT count(*) FROM effect")).isEqualTo(succeeded);
        assertThat(asked(store, "SELECT count(DISTINCT job) FROM effect")).isEqualTo(succeeded);
        assertThat(folder(said).resolve("native")).doesNotExist();
    }

    @Test
    @Order(2)
    @DisplayName("tells of a worker that anybody kills; killed itself, it leaves no process")
    void killed() throws Exception {
        Process demo = demo("--seed", "7");
        untilSaid("worker-2 is up");
        long pid = number(said(), "worker-2 is up \\(process (\\d+)\\)");

        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        untilSaid("worker-2 (process " + pid + ") got SIGKILL; it held");
        await().atMost(PATIENCE).until(() -> said().split("worker-2 is up", -1).length == 3);

        demo.destroyForcibly();
        await().atMost(PATIENCE).until(() -> family().findAny().isEmpty());
    }

    @Test
    @Order(3)
    @DisplayName("ends all processes at Ctrl-C, whenever that comes")
    void interrupted() throws Exception {
        long seed = new SplittableRandom().nextLong(1_000_000);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 3; i++) {
            Process demo = demo("--seed", "7");
            long millis = random.nextLong(1_200);
            demo.waitFor(millis, MILLISECONDS);
            interrupt(demo);

            assertThat(demo.waitFor(10, SECONDS)).as("seed %d, after %d ms", seed, millis).isTrue();
            assertThat(demo.exitValue())
                    .as("seed %d, after %d ms: %s", seed, millis, said())
                    .isEqualTo(130);
            assertThat(family()).as("seed %d, after %d ms", seed, millis).isEmpty();
        }
    }

    @Test
    @Order(4)
    @DisplayName("refuses a folder without files in a sentence")
    void refuses() throws Exception {
        Path empty = Files.createDirectory(temp.resolve("empty"));
        Process demo = demoOn(empty);

        assertThat(demo.waitFor(10, SECONDS)).isTrue();
        assertThat(demo.exitValue()).isEqualTo(2);
        assertThat(said())
                .contains("files of up to 256 KB, and there are none in " + empty)
                .hasLineCount(1);
    }

    private static void interrupt(Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }
}
