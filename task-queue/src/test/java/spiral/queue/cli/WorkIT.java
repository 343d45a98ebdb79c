package spiral.queue.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Reader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import spiral.eventloop.Step;
import spiral.eventloop.trace.Recording;
import spiral.eventloop.trace.TraceReader;
import spiral.eventloop.view.Film;
import spiral.queue.Job;
import spiral.queue.JobQueue;
import spiral.queue.JobState;
import spiral.queue.NewJob;
import spiral.queue.QueueSettings;
import spiral.queue.QueueStats.WorkerView;
import spiral.queue.handler.ExecCommand;

@DisplayName("queue work, with real processes")
@Timeout(120)
class WorkIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir Path folder;

    private final List<Process> started = new ArrayList<>();
    // everybody who was ever seen below what we started
    private final Set<ProcessHandle> family = new LinkedHashSet<>();
    private Prompt prompt;
    private JobQueue queue;

    @BeforeEach
    void open() {
        prompt = new Prompt(folder);
        queue = JobQueue.open(prompt.store(), QueueSettings.USUAL.lease(Duration.ofSeconds(1)));
    }

    @AfterEach
    void endAll() {
        started.forEach(process -> process.descendants().forEach(family::add));
        started.forEach(Process::destroyForcibly);
        family.forEach(ProcessHandle::destroyForcibly);
        queue.close();
        prompt.close();
    }

    private Process work(String... options) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "work",
                                "--db",
                                prompt.store()));
        command.addAll(List.of(options));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.to(folder.resolve("work.out").toFile()))
                        .start();
        started.add(process);
        return process;
    }

    private long submit(String script) {
        ExecCommand command =
                new ExecCommand(
                        List.of("sh", "-c", script), Optional.of(folder.toString()), Map.of());
        return queue.enqueue(NewJob.of("exec", command.json()));
    }

    private Job job(long id) {
        return queue.store().find(id).orElseThrow();
    }

    private JobState.Name state(long id) {
        return job(id).life().state().name();
    }

    private List<WorkerView> alive() {
        return queue.store().stats(Duration.ofMinutes(1)).workers().stream()
                .filter(worker -> worker.state().equals("alive"))
                .toList();
    }

    private void awaitAlive(int number) {
        await().atMost(SOON).until(() -> alive().size() == number);
    }

    /// The processes below this one, now and from now on remembered.
    private List<ProcessHandle> below(Process process) {
        List<ProcessHandle> found = process.descendants().toList();
        family.addAll(found);
        return found;
    }

    private List<String> lines(String file) throws IOException {
        Path path = folder.resolve(file);
        return Files.exists(path) ? Files.readAllLines(path) : List.of();
    }

    private static boolean lives(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    @Test
    @Order(1)
    @DisplayName(
            "a worker that is killed is started again, its job runs elsewhere, its command is gone")
    void restart() throws Exception {
        Process supervisor = work("--processes", "2", "--slots", "1");
        awaitAlive(2);
        long id = submit("echo $$ >> pids; test $(wc -l < pids) -gt 1 || exec sleep 300");
        await().atMost(SOON).until(() -> lines("pids").size() == 1);
        ProcessHandle command =
                ProcessHandle.of(Long.parseLong(lines("pids").getFirst())).orElseThrow();
        family.add(command);
        below(supervisor);
        WorkerView victim =
                alive().stream().filter(worker -> worker.holding() == 1).findFirst().orElseThrow();

        ProcessHandle.of(victim.pid()).orElseThrow().destroyForcibly();

        await().atMost(SOON).until(() -> state(id) == JobState.Name.SUCCEEDED);
        await().atMost(SOON)
                .until(() ->
                        alive().stream()
                                .anyMatch(worker ->
                                        worker.name().equals(victim.name())
                                                && worker.pid() != victim.pid()));
        await().atMost(SOON).until(() -> !lives(command));
        assertThat(job(id).life().crashes()).isEqualTo(1);
        assertThat(lines("work.out")).anyMatch(line -> line.contains("ended unexpectedly"));
        assertThat(prompt.run("inspect", Long.toString(id)).out())
                .contains(victim.name() + " (pid " + victim.pid() + ") claimed it: attempt 1 of 5.")
                .contains(victim.name() + " fell silent while it held it")
                .contains("noticed the silence.")
                .contains("said: command ended (program sh, exit 0")
                .contains("it has succeeded");
        leave(supervisor);
    }

    @Test
    @Order(2)
    @DisplayName("SIGTERM lets short jobs end, gives long ones back, and leaves no process")
    void drain() throws Exception {
        Process supervisor = work("--processes", "2", "--slots", "2", "--drain", "1s");
        awaitAlive(2);
        long shortJob = submit("echo $$ >> pids; sleep 0.4");
        long longJob = submit("echo $$ >> pids; sleep 300");
        await().atMost(SOON).until(() -> lines("pids").size() == 2);
        assertThat(below(supervisor)).hasSizeGreaterThan(4);

        leave(supervisor);

        assertThat(supervisor.exitValue()).isEqualTo(143);
        assertThat(state(shortJob)).isEqualTo(JobState.Name.SUCCEEDED);
        assertThat(state(longJob)).isEqualTo(JobState.Name.READY);
        assertThat(job(longJob).life().attempt()).isZero();
        assertThat(job(longJob).life().crashes()).isZero();
        assertThat(lines("work.out")).last().isEqualTo("all worker processes have ended");
    }

    @Test
    @Order(3)
    @DisplayName("even kill -9 of the supervisor ends all its workers and their commands")
    void killedSupervisor() throws Exception {
        Process supervisor = work("--processes", "2", "--slots", "1", "--drain", "0s");
        awaitAlive(2);
        long id = submit("echo $$ >> pids; sleep 300");
        await().atMost(SOON).until(() -> lines("pids").size() == 1);
        List<ProcessHandle> orphans = below(supervisor);

        supervisor.destroyForcibly();

        await().atMost(SOON).until(() -> orphans.stream().noneMatch(WorkIT::lives));
        assertThat(alive()).isEmpty();
        assertThat(state(id)).isEqualTo(JobState.Name.READY);
        assertThat(job(id).life().attempt()).isZero();
    }

    @Test
    @Order(4)
    @DisplayName(
            "what a worker does can be read: in a log file of its own, and in its loop's trace")
    void logsAndTrace() throws Exception {
        Path trace = folder.resolve("loop.jsonl");
        Process worker =
                work("--name", "here", "--log-level", "debug", "--trace", trace.toString());
        long id = submit("echo hello");
        await().atMost(SOON).until(() -> state(id) == JobState.Name.SUCCEEDED);
        leave(worker);

        assertLogged(id, "here-1-" + worker.pid() + ".jsonl");
        assertTraced(trace);
    }

    /// One file in the folder, with the job on every line.
    private void assertLogged(long id, String name) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(prompt.store() + ".logs"))) {
            List<Path> logs = files.filter(file -> file.toString().endsWith(".jsonl")).toList();
            assertThat(logs).hasSize(1);
            assertThat(logs.getFirst().getFileName()).hasToString(name);
            assertThat(Files.readAllLines(logs.getFirst()))
                    .filteredOn(line -> line.contains("\"job-" + id + "\""))
                    .hasSizeGreaterThanOrEqualTo(4)
                    .allMatch(line ->
                            line.contains("\"job.id\":\"" + id + "\",\"job.type\":\"exec\""))
                    .allMatch(line -> line.contains("\"trace.id\":\""));
        }
    }

    /// The worker's own loop, whole, for every view of a loop.
    private static void assertTraced(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            Recording recording = TraceReader.read(reader);
            assertThat(recording.whole()).isTrue();
            assertThat(recording.header().program()).isEqualTo("here-1");
            assertThat(recording.steps())
                    .filteredOn(step -> step instanceof Step.Dequeued)
                    .extracting(step -> ((Step.Dequeued) step).name())
                    .contains("start", "exchange", "drain");
            assertThat(Film.of(recording)).hasSizeGreaterThan(20);
        }
    }

    /// SIGTERM, and then nobody is left.
    private void leave(Process process) throws InterruptedException {
        List<ProcessHandle> all = below(process);
        process.destroy();
        assertThat(process.waitFor(SOON.toSeconds(), SECONDS)).isTrue();
        await().atMost(SOON).until(() -> all.stream().noneMatch(WorkIT::lives));
    }
}
