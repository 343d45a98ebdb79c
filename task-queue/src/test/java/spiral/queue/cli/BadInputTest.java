package spiral.queue.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.JobQueue;
import spiral.queue.JobState.Name;
import spiral.queue.NewJob;
import spiral.queue.StoreException;
import spiral.queue.http.Client;
import spiral.queue.http.HttpApi;
import spiral.queue.http.HttpSettings;
import spiral.queue.http.Token;
import spiral.queue.http.Tokens;
import spiral.queue.postgres.Server;
import spiral.queue.postgres.WithServer;

/// Each nonsense goes through all three doors (command line, HTTP, library) of both stores. It gets a
/// sentence, and nothing is stored.
@DisplayName("Nonsense is refused at every door, with a sentence, and nothing is stored")
@ExtendWith(WithServer.class)
@Timeout(120)
class BadInputTest {
    private static final String SECRET = "web-secret-0123456789";
    private static final Tokens TOKENS =
            new Tokens(List.of(Token.of("web", SECRET, Set.of("mail"))));
    private static final Set<String> MAIL = Set.of("mail");
    private static final String LONG = "x".repeat(NewJob.MAX_PAYLOAD);

    private static final String DEEP = "[".repeat(2_000) + "]".repeat(2_000);

    @TempDir Path folder;
    private final Server server;
    private final List<Doors> doors = new ArrayList<>();

    BadInputTest(Server server) {
        this.server = server;
    }

    /// One store and its doors.
    private record Doors(String url, JobQueue queue, HttpApi api, Client http, Prompt prompt)
            implements AutoCloseable {
        static Doors open(String url, Path folder) throws IOException {
            JobQueue queue = JobQueue.open(url);
            HttpApi api = HttpApi.start(queue, HttpSettings.usual(TOKENS), InstantSource.system());
            return new Doors(url, queue, api, new Client(api.uri(), SECRET), new Prompt(folder));
        }

        Prompt.Result file(String json) throws IOException {
            String file = prompt.file("jobs.jsonl", json);
            return prompt.run("submit", "--db", url, "--any-type", "--file", file);
        }

        @Override
        public void close() {
            api.close();
            queue.close();
            prompt.close();
        }
    }

    @BeforeEach
    void openBoth() throws IOException {
        doors.add(Doors.open(folder.resolve("queue.db").toString(), folder));
        doors.add(Doors.open(server.freshStore(), folder));
    }

    @AfterEach
    void closeBoth() {
        doors.forEach(Doors::close);
    }

    /// What a program does wrong.
    @FunctionalInterface
    private interface Program {
        void on(JobQueue queue);
    }

    /// @param json the job for the command line and for HTTP
    /// @param said what both say of it
    /// @param program the same in Java, and what that says
    private record Nonsense(
            String name, String json, String said, Program program, String saidInJava) {}

    private static NewJob mail(String payload) {
        return NewJob.of("mail", payload);
    }

    private static final List<Nonsense> TABLE =
            List.of(
                    new Nonsense(
                            "broken JSON",
                            "{\"type\":\"mail\",\"payload\":{\"a\":}}",
                            "unexpected character",
                            queue -> queue.enqueue(mail("{\"a\":}")),
                            "the payload is not JSON, line 1, column 6"),
                    new Nonsense(
                            "half of JSON",
                            "{\"type\":\"mail\",\"payload\":[1,",
                            "unexpected end",
                            queue -> queue.enqueue(List.of(mail("{}"), mail("[1,"))),
                            "the payload is not JSON"),
                    new Nonsense(
                            "two values",
                            "{\"type\":\"mail\"} {}",
                            "one job",
                            queue -> queue.enqueue(mail("{} {}")),
                            "more follows its first value"),
                    new Nonsense(
                            "a type that can be none",
                            "{\"type\":\"No Such Type!\"}",
                            "type must be 1 to 64 of a-z 0-9 . _ -",
                            queue -> queue.enqueue(NewJob.of("No Such Type!", "{}")),
                            "type must be 1 to 64 of a-z 0-9 . _ -"),
                    new Nonsense(
                            "a payload that is too long",
                            "{\"type\":\"mail\",\"payload\":\"" + LONG + "\"}",
                            "payload must be at most 1048576 characters but was 1048578",
                            queue -> queue.enqueue(mail('"' + LONG + '"')),
                            "payload must be at most 1048576 characters but was 1048578"),
                    new Nonsense(
                            "a negative delay",
                            "{\"type\":\"mail\",\"delay\":\"-1s\"}",
                            "a time span is written like",
                            queue -> queue.enqueue(mail("{}").delay(Duration.ofSeconds(-1))),
                            "delay must be 0 to 3650 days but was PT-1S"),
                    new Nonsense(
                            "a negative ISO delay",
                            "{\"type\":\"mail\",\"delay\":\"PT-1S\"}",
                            "a time span is written like",
                            queue -> queue.enqueue(mail("{}").delay(Duration.ofNanos(-1))),
                            "delay must be 0 to 3650 days"),
                    new Nonsense(
                            "the year 10000",
                            "{\"type\":\"mail\",\"at\":\"+10000-01-01T00:00:00Z\"}",
                            "run-at must be before the year 2200",
                            queue ->
                                    queue.enqueue(
                                            mail("{}")
                                                    .runAt(
                                                            Instant.parse(
                                                                    "+10000-01-01T00:00:00Z"))),
                            "run-at must be before the year 2200"),
                    new Nonsense(
                            "the end of time",
                            "{\"type\":\"mail\",\"delay\":\"999999999d\"}",
                            "delay must be 0 to 3650 days",
                            queue -> queue.enqueue(mail("{}").runAt(Instant.MAX)),
                            "run-at must be before the year 2200"),
                    new Nonsense(
                            "a time-out that no clock can count",
                            "{\"type\":\"mail\",\"timeout\":\"PT9223372036854775807S\"}",
                            "time-out must be 1 ms to 1 day",
                            queue ->
                                    queue.enqueue(
                                            mail("{}").timeout(Duration.ofSeconds(Long.MAX_VALUE))),
                            "time-out must be 1 ms to 1 day"),
                    new Nonsense(
                            "a payload that is too deep",
                            "{\"type\":\"mail\",\"payload\":" + DEEP + "}",
                            "nesting depth",
                            queue -> queue.enqueue(mail(DEEP)),
                            "nesting depth"),
                    new Nonsense(
                            "NUL, escaped or not",
                            "{\"type\":\"mail\",\"payload\":\"a\\u0000b\"}",
                            "a payload cannot hold the character NUL",
                            queue -> queue.enqueue(mail("\"a\0b\"")),
                            "well-formed Unicode without NUL"),
                    new Nonsense(
                            "half a surrogate pair",
                            "{\"type\":\"mail\",\"payload\":[\"\\ud800\"]}",
                            "half of a surrogate pair",
                            queue -> queue.enqueue(mail("\"\uD800\"")),
                            "well-formed Unicode without NUL"),
                    new Nonsense(
                            "NUL in a key",
                            "{\"type\":\"mail\",\"key\":\"a\\u0000\"}",
                            "a key must be 1 to 200 printable characters",
                            queue -> queue.enqueue(mail("{}").idempotencyKey("a\0")),
                            "a key must be 1 to 200 printable characters"),
                    new Nonsense(
                            "a key twice",
                            "{\"type\":\"mail\",\"type\":\"mail\"}",
                            "'type' stands here twice",
                            queue -> queue.enqueue(mail("{}").unique(" ")),
                            "a key must be 1 to 200 printable characters"),
                    new Nonsense(
                            "a priority beyond 9",
                            "{\"type\":\"mail\",\"priority\":10}",
                            "priority must be 0 to 9 but was 10",
                            queue -> queue.enqueue(mail("{}").priority(10)),
                            "priority must be 0 to 9 but was 10"),
                    new Nonsense(
                            "a number without end",
                            "{\"type\":\"mail\",\"priority\":1e999}",
                            "'priority' must be a whole number",
                            queue -> queue.enqueue(mail("{}").maxAttempts(0)),
                            "max attempts must be 1 to 100 but was 0"));

    @Test
    @Order(1)
    @DisplayName("each line of the table, three doors, two stores")
    void table() throws Exception {
        for (Doors door : doors) {
            for (Nonsense nonsense : TABLE) {
                Prompt.Result cli = door.file(nonsense.json());
                assertThat(cli.exit()).as(nonsense.name() + ": " + cli).isEqualTo(2);
                assertThat(cli.err()).contains("jobs.jsonl:1:", nonsense.said());

                Client.Reply http = door.http().post("/v1/jobs", nonsense.json());
                assertThat(http.status()).as(nonsense.name() + ": " + http.body()).isEqualTo(400);
                assertThat(http.body()).contains("\"line\":1,\"column\":", nonsense.said());

                assertThatIllegalArgumentException()
                        .as(nonsense.name())
                        .isThrownBy(() -> nonsense.program().on(door.queue()))
                        .withMessageContaining(nonsense.saidInJava());
            }
            assertThat(door.queue().store().newest(MAIL, Optional.empty(), 1)).isEmpty();
        }
    }

    @Test
    @Order(2)
    @DisplayName("a batch with one wrong job is refused whole at every door")
    void batches() throws Exception {
        String wrong = "{\"type\":\"mail\",\"priority\":-1}";
        for (Doors door : doors) {
            assertThat(door.file("{\"type\":\"mail\"}\n" + wrong).err())
                    .contains("jobs.jsonl:2:27: ");
            assertThat(door.http().post("/v1/batch", "[{\"type\":\"mail\"}," + wrong + "]").body())
                    .contains("job 2 of the batch", "\"line\":1,\"column\":44");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> door.queue().enqueue(List.of(mail("{}"), mail("x"))));
            assertThat(door.queue().store().newest(MAIL, Optional.empty(), 1)).isEmpty();
        }
    }

    @Test
    @Order(3)
    @DisplayName("what is strange but right is kept exactly, on both stores the same")
    void keptExactly() throws Exception {
        String strange =
                "{\"\":null,\"a\":1.0E+400,\"a\":-0,\"s\":\"\\uD83D\\uDE00 \uD83D\uDE00 \uFFFD \uFEFF \u202E \\\\u0000\"}";
        for (Doors door : doors) {
            String job = "{\"type\":\"mail\",\"payload\":" + strange + "}";
            assertThat(door.file(job).exit()).isZero();
            assertThat(door.http().post("/v1/jobs", job).status()).isEqualTo(201);
            door.queue().enqueue(mail(strange));

            List<Long> ids = door.queue().store().newest(MAIL, Optional.empty(), 9);
            assertThat(ids).hasSize(3);
            for (long id : ids) {
                assertThat(door.queue().store().find(id).orElseThrow().payload())
                        .isEqualTo(strange);
                assertThat(door.http().get("/v1/jobs/" + id).body())
                        .contains("\"payload\":" + strange);
            }
        }
    }

    @Test
    @Order(3)
    @DisplayName("a time before all time is now, for a job that waits for others, too")
    void longAgo() throws Exception {
        String job = "{\"type\":\"mail\",\"at\":\"-999999999-01-01T00:00:00Z\",\"after\":[%d]}";
        for (Doors door : doors) {
            long first = door.queue().enqueue(mail("1").runAt(Instant.MIN));
            assertThat(door.http().post("/v1/jobs", job.formatted(first)).status()).isEqualTo(201);
            assertThat(door.file(job.formatted(first)).exit()).isZero();
            door.queue().enqueue(mail("4").runAt(Instant.MIN).after(first));
            assertThat(door.queue().store().newest(MAIL, Optional.of(Name.BLOCKED), 9)).hasSize(3);
        }
    }

    @Test
    @Order(4)
    @DisplayName("a type that nobody knows is refused from outside; a wrong token, everything")
    void unknown() throws Exception {
        for (Doors door : doors) {
            String job = "{\"type\":\"mial\"}";
            String file = door.prompt().file("jobs.jsonl", job);
            assertThat(door.prompt().run("submit", "--db", door.url(), "--file", file).err())
                    .contains("nobody has registered a handler for job type 'mial'");
            assertThat(door.http().post("/v1/jobs", job).body())
                    .contains("this token has no queue 'mial'");
            assertThat(
                            door.http()
                                    .post(
                                            "/v1/jobs",
                                            job,
                                            "Authorization",
                                            "Bearer " + SECRET + "x")
                                    .status())
                    .isEqualTo(401);
            assertThat(door.http().post("/v1/jobs", job, "Content-Type", "text/plain").status())
                    .isEqualTo(415);
            assertThat(door.http().send("POST", "/v1/jobs", new byte[9 << 20]).status())
                    .isEqualTo(413);
            assertThat(
                            door.http()
                                    .send("POST", "/v1/jobs", new byte[] {'"', (byte) 0xC3, '"'})
                                    .body())
                    .contains("the body is not UTF-8");
            assertThat(door.queue().store().newest(Set.of("mial"), Optional.empty(), 1)).isEmpty();
        }
    }

    @Test
    @Order(5)
    @DisplayName("a store that cannot be reached, or is of another version, is named in a sentence")
    void stores() throws Exception {
        Path text = Files.writeString(folder.resolve("text.db"), "this is no database".repeat(99));
        refused(text.toString(), "");
        refused(folder.resolve("no/such/folder/queue.db").toString(), "");
        refused("postgresql://nobody:wrong@127.0.0.1:1/none", "");
        refused("mysql://localhost/queue", "a queue's address is a file");
        refused("jdbc:postgresql://somebody:wrong@localhost/queue", "postgresql://…, not");
        refused("postgresql://localhost:99999/queue", "a port is 1 to 65535, not 99999");
        for (Doors door : doors) {
            try (Connection connection = door.queue().store().connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(
                        "UPDATE meta SET value = 99 WHERE key IN ('spiral queue', 'version')");
            }
            refused(door.url(), "version 99");
        }
    }

    private void refused(String url, String sentence) {
        assertThatThrownBy(() -> JobQueue.open(url).close())
                .as(url)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(sentence);
        Prompt.Result cli =
                doors.getFirst().prompt().run("submit", "exec", "--db", url, "--", "date");
        assertThat(cli.exit()).as(url + ": " + cli).isEqualTo(3);
        assertThat(cli.err())
                .startsWith("error: ")
                .contains(sentence)
                .doesNotContain("\tat ", "wrong@");
    }

    @Test
    @Order(6)
    @DisplayName("a full disk: every door says so, nothing is half-done, and it goes on afterwards")
    void fullDisk() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        if (!run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString())) {
            System.out.println(
                    "Skipped: a small disk cannot be mounted here (it takes root and CAP_SYS_ADMIN)");
            return;
        }
        String big = "\"" + "x".repeat(200_000) + "\"";
        String json = "{\"type\":\"mail\",\"payload\":" + big + "}";
        try (Doors door = Doors.open(disk.resolve("queue.db").toString(), folder)) {
            door.queue().enqueue(mail("1"));
            int stored = 1;
            while (stores(door, big)) {
                stored++;
            }
            assertThat(stored).isLessThan(20);
            List<NewJob> jobs = List.of(mail("2"), mail(big), mail(big), mail(big));
            assertThatThrownBy(() -> door.queue().enqueue(jobs)).isInstanceOf(StoreException.class);
            Prompt.Result cli = door.file(json);
            assertThat(cli.exit()).isEqualTo(3);
            assertThat(cli.err()).startsWith("error: ").doesNotContain("\tat ");
            assertThat(door.http().post("/v1/jobs", json).status()).isEqualTo(503);
            assertThat(door.http().post("/v1/batch", "[" + json + "," + json + "]").body())
                    .contains("nothing was changed");

            assertThat(door.queue().store().newest(MAIL, Optional.empty(), 100)).hasSize(stored);
            assertThat(run("mount", "-o", "remount,size=20m", disk.toString())).isTrue();
            assertThat(door.http().post("/v1/jobs", json).status()).isEqualTo(201);
        } finally {
            run("umount", disk.toString());
        }
    }

    private static boolean stores(Doors door, String payload) {
        try {
            door.queue().enqueue(mail(payload));
            return true;
        } catch (StoreException full) {
            return false;
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }
}
