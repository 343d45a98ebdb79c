package spiral.queue.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.JobQueue;
import spiral.queue.JobState;
import spiral.queue.NewJob;
import spiral.queue.QueueSettings;
import spiral.queue.QueueStats.Event;
import spiral.queue.cli.Main;

@DisplayName("The commands on PostgreSQL, with real processes")
@ExtendWith(WithServer.class)
@Timeout(120)
class PostgresWorkIT {
    private static final int JOBS = 60;
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir Path folder;
    private final Server server;
    private final List<Process> started = new ArrayList<>();
    private String address;
    private JobQueue queue;

    PostgresWorkIT(Server server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        address = server.freshStore();
        queue = JobQueue.open(address, QueueSettings.USUAL.lease(Duration.ofSeconds(2)));
    }

    @AfterEach
    void endAll() {
        if (queue != null) {
            queue.close();
        }
        for (Process process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private List<String> java(String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Djava.io.tmpdir=" + folder,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private Process queueCommand(String... arguments) throws IOException {
        List<String> command = java(arguments);
        command.addAll(List.of("--db", address));
        return start(command);
    }

    private Process start(List<String> command) throws IOException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("out-" + started.size()).toFile())
                        .start();
        started.add(process);
        return process;
    }

    private long count(JobState.Name state) {
        return queue.store().stats(Duration.ofHours(1)).count(state);
    }

    private void append(String line) throws IOException {
        Files.writeString(folder.resolve("jobs.jsonl"), line + "\n");
    }

    @Test
    @Order(1)
    @DisplayName(
            "jobs submitted, a worker process killed in the middle: each job is done, none lost")
    void killed() throws Exception {
        append(
                String.join(
                        "\n",
                        IntStream.range(0, JOBS)
                                .mapToObj(i ->
                                        "{\"type\":\"exec\",\"payload\":{\"command\":[\"sh\",\"-c\","
                                                + "\"sleep 0.1; echo %d >> done.txt\"],\"dir\":\"%s\"}}"
                                                        .formatted(i, folder))
                                .toList()));
        Process submit = queueCommand("submit", "--file", folder.resolve("jobs.jsonl").toString());
        assertThat(submit.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(folder.resolve("out-0"))).contains("60 jobs submitted");

        Process first = queueCommand("work", "--slots", "4", "--name", "a");
        queueCommand("work", "--slots", "4", "--name", "b");
        await().atMost(SOON).until(() -> count(JobState.Name.SUCCEEDED) > 5);
        first.destroyForcibly();

        await().atMost(SOON).until(() -> count(JobState.Name.SUCCEEDED) == JOBS);
        assertThat(new HashSet<>(Files.readAllLines(folder.resolve("done.txt")))).hasSize(JOBS);
        assertThat(queue.store().stats(Duration.ofHours(1)).all().count(Event.CRASHED))
                .isBetween(0L, 8L); // four in its slots, and what it had fetched ahead
    }

    @Test
    @Order(2)
    @DisplayName("a job submitted from another process is picked up at once")
    void pickedUp() throws Exception {
        queueCommand("work", "--name", "a");
        await().atMost(SOON).until(() -> !queue.store().handledTypes().isEmpty());
        long id =
                queue.enqueue(
                        NewJob.of(
                                "exec",
                                "{\"command\":[\"true\"],\"dir\":\"%s\"}".formatted(folder)));

        await().atMost(SOON)
                .until(() ->
                        queue.store().find(id).orElseThrow().life().state()
                                instanceof JobState.Succeeded);
    }

    @Test
    @Order(3)
    @DisplayName("what the server kept from a broken connection does not stop the store: it heals")
    void heals() throws SQLException {
        try (var connection = Server.connect(address)) {
            Server.text(
                    connection,
                    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                            + " WHERE application_name = 'spiral queue'");
        }

        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> queue.enqueue(NewJob.of("exec", "{\"command\":[\"true\"]}")) > 0);
    }

    @Test
    @Order(4)
    @DisplayName("the demo on a server kills a worker, loses nothing, and says how to check it")
    void demo() throws Exception {
        Files.writeString(folder.resolve("note.txt"), "the cat and the dog\n".repeat(200));
        List<String> command = new ArrayList<>(java("demo", "--plain", "--seconds", "5"));
        command.addAll(List.of("--folder", folder.toString()));
        command.addAll(List.of("--store", address.replaceFirst("\\?.*", "")));

        Process demo = start(command);

        assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(folder.resolve("out-0"));
        assertThat(demo.exitValue()).as(said).isZero();
        assertThat(said)
                .contains("got SIGKILL")
                .containsPattern("came back after|it held no job")
                .contains("$ psql 'postgresql://")
                .contains("DROP SCHEMA spiral_demo_" + demo.pid())
                .doesNotContain("WRONG");
    }
}
