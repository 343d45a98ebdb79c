package spiral.queue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spiral.console.Exit;
import spiral.queue.JobQueue;

@DisplayName("Commands that set something")
class SettingCommandsTest {
    @TempDir Path folder;
    @AutoClose private Prompt prompt;

    @BeforeEach
    void open() {
        prompt = new Prompt(folder);
        prompt.run("init");
    }

    @ParameterizedTest
    @DisplayName("pass over no word: half a setting, or two at once, is refused")
    @ValueSource(
            strings = {
                "limit --off",
                "limit --running 2",
                "limit --per 2s",
                "limit ada --per 1h",
                "limit ada --off --running 3",
                "schedule --off",
                "schedule --cron @daily",
                "schedule report email --off",
                "schedule report --off --cron @daily"
            })
    void half(String words) {
        Prompt.Result refused = prompt.run(words.split(" "));

        assertThat(refused.exit()).isEqualTo(Exit.USAGE);
        assertThat(refused.err()).contains("taken away with its").contains("--help");
        assertThat(refused.out()).isEmpty();
    }

    @Test
    @DisplayName("say so when what they shall take away is not there")
    void nothingThere() {
        assertThat(prompt.run("limit", "ad", "--off"))
                .isEqualTo(new Prompt.Result(Exit.USAGE, "", "error: there is no limit 'ad'\n"));
        assertThat(prompt.run("schedule", "reprt", "--off").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    @DisplayName("make no store just to show that it is empty")
    void noStore() {
        Path other = folder.resolve("typo.db");

        assertThat(prompt.run("schedule", "--db", other.toString()).exit())
                .isEqualTo(Exit.ENVIRONMENT);
        assertThat(other).matches(Files::notExists);
    }

    @Test
    @DisplayName("offer for a schedule only what it takes: neither a time, nor a key, nor parents")
    void scheduleOptions() {
        String submit = prompt.run("submit", "--help").out();
        String schedule = prompt.run("schedule", "--help").out();
        for (String option : List.of("--at", "--key", "--after")) {
            assertThat(submit).contains(" " + option + "=");
            assertThat(schedule).doesNotContain(" " + option + "=");
            assertThat(prompt.run("schedule", "r", "exec", "--cron", "@daily", option, "1").err())
                    .contains("unknown option '" + option + "'");
        }
    }

    @Test
    @DisplayName("say of a store that is new that nothing has happened yet")
    void nothingYet() {
        assertThat(prompt.run("stats").out())
                .contains("nothing has happened yet")
                .doesNotContain("in the last 0");
    }

    @Test
    @DisplayName(
            "show a schedule that this program cannot read, with a sentence, beside the others")
    void strangeSchedule() throws Exception {
        prompt.run("schedule", "strange", "email", "--cron", "@daily");
        prompt.run("schedule", "good", "email", "--cron", "@daily");
        try (JobQueue queue = prompt.queue();
                Connection connection = queue.store().connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "UPDATE schedule SET zone = 'Mars/Base' WHERE name = 'strange'");
        }

        Prompt.Result shown = prompt.run("schedule");

        assertThat(shown.exit()).isEqualTo(Exit.OK);
        assertThat(shown.out())
                .contains("good: email at '@daily'")
                .contains("strange: left to other processes; this one cannot read it: ")
                .contains("Mars/Base");
        assertThat(prompt.run("schedule", "--json").out())
                .contains("{\"name\":\"strange\",\"why\":");
    }

    @Test
    @DisplayName("retry says that a child waits for its parents again")
    void blockedAgain() {
        prompt.run("submit", "email", "--any-type", "--delay", "1h");
        prompt.run("submit", "email", "--any-type", "--after", "1");
        prompt.run("cancel", "2");

        assertThat(prompt.run("retry", "2").out()).isEqualTo("job 2 waits for its parents again\n");
    }

    @Test
    @DisplayName("redrive says why some stay dead")
    void held() {
        prompt.run("submit", "email", "--any-type", "--max-attempts", "1", "--unique", "u");
        prompt.fail("email");
        prompt.run("submit", "email", "--any-type", "--unique", "u");

        Prompt.Result redriven = prompt.run("redrive", "email");
        assertThat(redriven.out()).isEqualTo("0 jobs are ready again\n");
        assertThat(redriven.err())
                .isEqualTo("others stay dead: jobs that have not ended have their unique keys\n");
    }
}
