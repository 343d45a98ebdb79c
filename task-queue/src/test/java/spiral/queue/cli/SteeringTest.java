package spiral.queue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.console.Exit;

@DisplayName("The commands that steer a queue")
class SteeringTest {
    @TempDir Path folder;
    @AutoClose private Prompt prompt;

    @BeforeEach
    void open() {
        prompt = new Prompt(folder);
    }

    private String submit(String... more) {
        List<String> words = new ArrayList<>(List.of("submit", "email", "--any-type"));
        words.addAll(List.of(more));
        return prompt.run(words.toArray(String[]::new)).out().strip();
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a unique job and an idempotency key give the id of the job that is there")
    void keys() {
        assertThat(submit("--unique", "nightly")).isEqualTo("1");
        assertThat(submit("--unique", "nightly")).isEqualTo("1");
        String keyed = submit("--key", "order 7", "--payload", "{\"n\":1}");
        assertThat(submit("--key", "order 7", "--payload", "{\"n\":1}")).isEqualTo(keyed);

        Prompt.Result other =
                prompt.run("submit", "email", "--any-type", "--key", "order 7", "--payload", "{}");
        assertThat(other.exit()).isEqualTo(Exit.FAILED);
        assertThat(other.err()).contains("'order 7' belongs to job " + keyed);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("why a job waits: parents, pause, limit, each in its sentence")
    void why() {
        String parent = submit();
        String child = submit("--after", parent);
        assertThat(prompt.run("inspect", child, "--why").out())
                .isEqualToIgnoringNewLines("parent " + parent + " ready");
        assertThat(prompt.run("ls", "--state", "blocked").out()).contains(child);

        assertThat(prompt.run("pause", "email").out()).contains("email is paused");
        assertThat(prompt.run("inspect", parent, "--why", "--json").out())
                .contains("\"why\":[\"queue paused\"");
        assertThat(prompt.run("resume", "email").out()).contains("email flows");
        assertThat(prompt.run("inspect", parent, "--why").out())
                .isEqualToIgnoringNewLines("no living worker handles 'email'");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a draining type refuses new jobs with exit 1")
    void drain() {
        submit();
        prompt.run("drain", "email");

        Prompt.Result refused = prompt.run("submit", "email", "--any-type");
        assertThat(refused.exit()).isEqualTo(Exit.FAILED);
        assertThat(refused.err()).contains("'email' is draining");
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("dead jobs of a type, or all, go round again")
    void redrive() {
        submit("--max-attempts", "1");
        prompt.fail("email");
        assertThat(prompt.run("redrive").exit()).isEqualTo(Exit.USAGE);
        assertThat(prompt.run("redrive", "sms").out()).startsWith("0 jobs");
        assertThat(prompt.run("redrive", "--all").out()).startsWith("1 job is ready again");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("limits are set, shown and taken away")
    void limits() {
        submit("--limit-key", "ada");
        assertThat(prompt.run("limit", "ada", "--running", "2", "--starts", "10").out())
                .isEqualToIgnoringNewLines("ada: 2 at once, 10 starts in 1 s");
        assertThat(prompt.run("limit", "--json").out()).contains("\"running\":2");
        assertThat(prompt.run("limit", "ada", "--off").out()).startsWith("no limits");
        assertThat(prompt.run("limit", "ada").exit()).isEqualTo(Exit.USAGE);
        assertThat(
                        prompt.run("limit", "a", "--starts", "1", "--per", "PT9223372036854775807S")
                                .err())
                .contains("a limit's time must be 1 ms to 1 day");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("a schedule is put, shown with its next tick, and taken away")
    void schedules() {
        Prompt.Result put =
                prompt.run("schedule", "report", "email", "--cron", "30 2 * * *", "--zone", "UTC");
        assertThat(put.out()).contains("report: email at '30 2 * * *' (UTC), next 20");
        assertThat(prompt.run("schedule", "--json").out()).contains("\"name\":\"report\"");
        assertThat(prompt.run("schedule", "x", "email", "--cron", "99 * * * *").err())
                .contains("'99' is no minute");
        assertThat(prompt.run("schedule", "x", "email", "--cron", "@daily", "--zone", "Mars").err())
                .contains("is no time zone");
        assertThat(prompt.run("schedule", "report", "--off").out()).startsWith("no schedules");
    }
}
