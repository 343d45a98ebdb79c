package spiral.queue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.console.Exit;
import spiral.log.json.JsonReader;
import spiral.queue.Claim;
import spiral.queue.JobQueue;
import spiral.queue.JobStore;
import spiral.queue.NewJob;
import spiral.queue.Settlement;
import spiral.queue.WorkerProfile;
import spiral.queue.cli.Prompt.Result;

@DisplayName("queue ls, inspect, stats and monitor look at jobs")
class LookingCommandsTest {
    private static final Duration TOOK = Duration.ofMillis(5);

    @TempDir Path folder;
    private Prompt prompt;

    /// Job 1 has succeeded, 2 is dead, 3 is scheduled, 4 is ready, 5 runs.
    @BeforeEach
    void fill() {
        prompt = new Prompt(folder);
        try (JobQueue queue = prompt.queue()) {
            JobStore store = queue.store();
            long worker =
                    store.register(
                            new WorkerProfile(
                                    "worker-1",
                                    4711,
                                    "here",
                                    9,
                                    Set.of("mail", "print"),
                                    Duration.ofHours(1)));
            store.submit(
                    List.of(
                            NewJob.of("mail", "{\"to\":\"ada\"}"),
                            NewJob.of("mail", "{}").maxAttempts(1),
                            NewJob.of("mail", "{}").delay(Duration.ofHours(2))));
            List<Claim> claims = store.claim(worker, Set.of("mail"), 2);
            store.settle(
                    worker,
                    List.of(
                            new Settlement.Success(
                                    claims.get(0), TOOK, Optional.of("{\"n\":1}"), List.of()),
                            new Settlement.Failure(
                                    claims.get(1), TOOK, "IOException: no \u001b[31mreply\nat x")));
            store.submit(List.of(NewJob.of("mail", "{}")));
            store.submit(List.of(NewJob.of("print", "{}")));
            store.claim(worker, Set.of("print"), 1);
        }
    }

    @AfterEach
    void close() {
        prompt.close();
    }

    private static Map<?, ?> json(String line) {
        return (Map<?, ?>) JsonReader.read(line);
    }

    // ---- ls

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("ls shows the newest first, whatever their state")
    void ls() {
        List<String> lines = prompt.run("ls").lines();

        assertThat(lines).hasSize(6);
        assertThat(lines.get(0)).matches("ID +TYPE +STATE +PRIO +TRIES +WHEN +LAST ERROR");
        assertThat(lines.get(1)).matches(" 5 +print +running +5 +1/5 .* ago");
        assertThat(lines.get(3)).matches(" 3 +mail +scheduled +5 +0/5 +in 2(\\.00)? h");
        assertThat(lines.get(4))
                .matches(" 2 +mail +dead +5 +1/1 .* ago +IOException: no \\?\\[31mreply");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("ls can be narrowed by state, type and number")
    void narrowed() {
        assertThat(prompt.run("ls", "--state", "dead").lines()).hasSize(2);
        assertThat(prompt.run("ls", "--type", "print").lines()).hasSize(2);
        assertThat(prompt.run("ls", "--limit", "3").lines()).hasSize(4);
        assertThat(prompt.run("ls", "--state", "cancelled"))
                .isEqualTo(new Result(Exit.OK, "", "no such jobs\n"));
        assertThat(prompt.run("ls", "--state", "ded").err()).contains("did you mean 'dead'?");
        assertThat(prompt.run("ls", "--limit", "0").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("ls --json is one object per line")
    void lsJson() {
        List<String> lines = prompt.run("ls", "--json").lines();

        assertThat(lines).hasSize(5);
        assertThat(json(lines.get(3)).get("state")).isEqualTo("dead");
        assertThat(json(lines.get(3)).get("lastError").toString())
                .startsWith("IOException: no \u001b");
        assertThat(json(lines.get(2)).get("dueAt").toString()).endsWith("Z");
    }

    // ---- inspect

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("inspect shows all facts, then the story")
    void inspect() {
        List<String> lines = prompt.run("inspect", "1").lines();

        assertThat(lines.get(0)).isEqualTo("job 1   mail   succeeded");
        assertThat(lines)
                .contains(
                        "  priority    5",
                        "  attempts    1 of 5",
                        "  payload     {\"to\":\"ada\"}",
                        "  result      {\"n\":1}")
                .anyMatch(line ->
                        line.matches(
                                "  [0-9:.]+  worker-1 \\(pid 4711\\) claimed it: attempt 1 of 5\\."))
                .last()
                .asString()
                .matches("  now           it has succeeded, .* ago\\.");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("inspect --json is one object with payload and result as JSON, and the story")
    void inspectJson() {
        Map<?, ?> facts = json(prompt.run("inspect", "1", "--json").out());

        assertThat(facts.get("payload")).isEqualTo(Map.of("to", "ada"));
        assertThat(facts.get("result")).isEqualTo(Map.of("n", 1L));
        assertThat((List<?>) facts.get("story")).hasSize(4);
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("what a job said cannot drive the terminal")
    void escapes() {
        assertThat(prompt.run("inspect", "2").out())
                .doesNotContain("\u001b")
                .contains("IOException: no ?[31mreply");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a job that nobody knows is refused")
    void unknown() {
        assertThat(prompt.run("inspect", "99"))
                .isEqualTo(new Result(Exit.USAGE, "", "error: there is no job 99\n"));
        for (String command : List.of("inspect", "retry", "cancel", "submit email --after")) {
            Result refused = prompt.run((command + " seven").split(" "));
            assertThat(refused.exit()).isEqualTo(Exit.USAGE);
            assertThat(refused.err())
                    .contains("must be a job's number, such as 41, but was 'seven'");
        }
    }

    // ---- stats and monitor

    @Test
    @Order(8)
    @Tag("step:3")
    @DisplayName("stats shows states, flows and times per type, workers, breakers")
    void stats() {
        List<String> lines = prompt.run("stats").lines();

        assertThat(lines)
                .contains("scheduled     1", "succeeded     1", "dead          1")
                .anyMatch(line -> line.matches("mail +[0-9.,]+ +50\\.0 % +4 +1 +1 +0 +1 +0"))
                .anyMatch(line -> line.matches("worker-1 +4711 +here +alive +1"))
                .anyMatch(line -> line.matches("mail +closed +-"));
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("stats --json has the same numbers by name")
    void statsJson() {
        Map<?, ?> figures = json(prompt.run("stats", "--json").out());

        Map<?, ?> mail = (Map<?, ?>) ((Map<?, ?>) figures.get("types")).get("mail");
        assertThat(((Map<?, ?>) mail.get("counts")).get("submitted")).isEqualTo(4L);
        assertThat(((Map<?, ?>) mail.get("runMs")).keySet().toString())
                .isEqualTo("[p50, p95, p99]");
        assertThat(((Map<?, ?>) figures.get("states")).get("running")).isEqualTo(1L);
        assertThat(prompt.run("stats", "--window", "5s").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("monitor on a plain screen prints a line for each look, and ends after its time")
    void monitor() {
        Result result = prompt.run("monitor", "--every", "100ms", "--for", "450ms");

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(result.lines())
                .hasSizeBetween(2, 5)
                .allMatch(line ->
                        line.contains("| scheduled 1, ready 1, running 1, succeeded 1, dead 1 |"))
                .allMatch(line -> line.endsWith("| 1 worker"));
        assertThat(
                        json(prompt.run("monitor", "--for", "1ms", "--json").out())
                                .containsKey("states"))
                .isTrue();
        assertThat(prompt.run("monitor", "--every", "1ms").exit()).isEqualTo(Exit.USAGE);
    }
}
