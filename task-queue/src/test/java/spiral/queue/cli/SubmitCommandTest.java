package spiral.queue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.console.Exit;
import spiral.queue.Job;
import spiral.queue.JobQueue;
import spiral.queue.JobState;
import spiral.queue.WorkerProfile;
import spiral.queue.cli.Prompt.Result;
import spiral.queue.handler.ExecCommand;

@DisplayName("queue submit puts jobs in")
class SubmitCommandTest {
    @TempDir Path folder;
    @AutoClose private Prompt prompt;

    @BeforeEach
    void open() {
        prompt = new Prompt(folder);
    }

    private List<Job> jobs() {
        try (JobQueue queue = prompt.queue()) {
            return queue.store().list(Optional.empty(), Optional.empty(), 100);
        }
    }

    private void refused(String sentence, String... arguments) {
        Result result = prompt.run(arguments);

        assertThat(result.err()).contains("error: ").contains(sentence);
        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(jobs()).isEmpty();
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a command line becomes an exec job in this folder; its id is printed")
    void exec() {
        Result result = prompt.run("submit", "exec", "--", "gzip", "-k", "--", "big file.csv");

        assertThat(result).isEqualTo(new Result(Exit.OK, "1\n", ""));
        assertThat(ExecCommand.parse(jobs().getFirst().payload()))
                .isEqualTo(
                        new ExecCommand(
                                List.of("gzip", "-k", "--", "big file.csv"),
                                Optional.of(Path.of("").toAbsolutePath().toString()),
                                Map.of()));
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("delay, priority, attempts and time-out can be chosen")
    void options() {
        prompt.run(
                "submit",
                "exec",
                "--delay",
                "30s",
                "--priority",
                "9",
                "--max-attempts",
                "2",
                "--timeout",
                "1m30s",
                "--",
                "date");

        Job job = jobs().getFirst();
        assertThat(job.priority()).isEqualTo(9);
        assertThat(job.life().maxAttempts()).isEqualTo(2);
        assertThat(job.timeout()).isEqualTo(Duration.ofSeconds(90));
        assertThat(job.life().state())
                .isEqualTo(new JobState.Scheduled(job.submittedAt().plusSeconds(30)));
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a job may wait for a point in time")
    void at() {
        prompt.run("submit", "exec", "--at", "2100-01-01T00:00:00Z", "--", "date");

        assertThat(jobs().getFirst().life().state())
                .isEqualTo(new JobState.Scheduled(Instant.parse("2100-01-01T00:00:00Z")));
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName(
            "other types get a payload of JSON, kept without blanks; --json prints the id as JSON")
    void payload() {
        Result result =
                prompt.run(
                        "submit",
                        "--any-type",
                        "mail",
                        "--payload",
                        "{ \"to\" : \"ada\" }",
                        "--json");

        assertThat(result.out()).isEqualTo("{\"id\":1}\n");
        assertThat(jobs().getFirst().payload()).isEqualTo("{\"to\":\"ada\"}");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("a type that nobody handles is refused, with the one that was meant")
    void unknownType() {
        refused("job type 'exce'; did you mean 'exec'?", "submit", "exce", "--", "date");
        refused("job type 'mail'; known: exec", "submit", "mail");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("a type that a worker has registered is known from then on")
    void registeredType() {
        try (JobQueue queue = prompt.queue()) {
            queue.store()
                    .register(
                            new WorkerProfile(
                                    "w", 1, "here", 1, Set.of("mail"), Duration.ofSeconds(5)));
        }

        assertThat(prompt.run("submit", "mail").exit()).isEqualTo(Exit.OK);
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("what makes no sense is refused in a sentence, and nothing is submitted")
    void nonsense() {
        refused("say what to submit", "submit");
        refused("say what to run", "submit", "exec");
        refused("only exec jobs have a command line", "submit", "--any-type", "mail", "--", "date");
        refused(
                "either a command line or a --payload",
                "submit",
                "exec",
                "--payload",
                "{}",
                "--",
                "date");
        refused(
                "either a --delay or --at",
                "submit",
                "exec",
                "--delay",
                "1s",
                "--at",
                "2100-01-01T00:00:00Z",
                "--",
                "date");
        refused(
                "priority must be 0 to 9 but was 10",
                "submit",
                "exec",
                "--priority",
                "10",
                "--",
                "date");
        refused("'command' must name a program", "submit", "exec", "--payload", "{\"command\":[]}");
        refused("a time span is written like", "submit", "exec", "--delay", "soon", "--", "date");
        refused("nothing else goes with --file", "submit", "exec", "--file", "x");
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("a payload that is not JSON is told with a caret under its place")
    void notJson() {
        Result result = prompt.run("submit", "--any-type", "mail", "--payload", "{\"to\" \"ada\"}");

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err())
                .startsWith("error: --payload:1:7: ")
                .endsWith("{\"to\" \"ada\"}\n      ^\n");
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("a file's jobs are submitted in its order; blank lines do not count")
    void file() throws IOException {
        String file =
                prompt.file(
                        "jobs.jsonl",
                        "{\"type\":\"exec\",\"payload\":{\"command\":[\"one\"]}}",
                        "",
                        "{\"type\":\"exec\",\"payload\":{\"command\":[\"two\"]},\"priority\":9}\r");

        Result result = prompt.run("submit", "--file", file);

        assertThat(result).isEqualTo(new Result(Exit.OK, "2 jobs submitted: 1 to 2\n", ""));
        assertThat(jobs()).extracting(Job::priority).containsExactly(9, 5);
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("one wrong line means that none is submitted; it is shown with its place")
    void allOrNone() throws IOException {
        String file =
                prompt.file(
                        "jobs.jsonl",
                        "{\"type\":\"exec\",\"payload\":{\"command\":[\"one\"]}}",
                        "{\"type\":\"exec\",\"payload\":{\"command\":[\"two\"]},\"dely\":\"1s\"}");

        Result result = prompt.run("submit", "--file", file);

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo(
                        """
                        error: %s:2:46: unknown key 'dely'; did you mean 'delay'?
                        {"type":"exec","payload":{"command":["two"]},"dely":"1s"}
                                                                     ^
                        """
                                .formatted(file));
        assertThat(jobs()).isEmpty();
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("standard input is a file called -")
    void standardInput() {
        InputStream before = System.in;
        String line = "{\"type\":\"exec\",\"payload\":{\"command\":[\"date\"]}}";
        System.setIn(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(prompt.run("submit", "--file", "-", "--json").out())
                    .isEqualTo("{\"count\":1,\"first\":1,\"last\":1}\n");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName(
            "a missing file is the machine's lack, a folder the typist's mistake, an empty file neither")
    void files() throws IOException {
        assertThat(prompt.run("submit", "--file", folder + "/none").exit())
                .isEqualTo(Exit.ENVIRONMENT);
        refused("is a folder", "submit", "--file", folder.toString());
        assertThat(prompt.run("submit", "--file", prompt.file("empty", "")).out())
                .isEqualTo("no jobs in it, nothing submitted\n");
    }
}
