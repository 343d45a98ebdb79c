package spiral.queue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import spiral.async.BreakerRules;
import spiral.console.Exit;
import spiral.queue.JobQueue;
import spiral.queue.QueueSettings;
import spiral.queue.cli.Prompt.Result;
import spiral.queue.postgres.Server;
import spiral.queue.postgres.WithServer;

@DisplayName("queue init makes a store with settings")
class InitCommandTest {
    @TempDir Path folder;
    @AutoClose private Prompt prompt;

    @BeforeEach
    void open() {
        prompt = new Prompt(folder);
    }

    private QueueSettings settings() {
        try (JobQueue queue = prompt.queue()) {
            return queue.store().settings();
        }
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("without options they are the usual ones")
    void usual() {
        Result result = prompt.run("init");

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(result.lines())
                .containsExactly(
                        "lease          10 s",
                        "crash budget   3",
                        "waits          1 s, doubled up to 5 min",
                        "breakers       open at 50 % failures among the last 20, for 30 s",
                        "retention      7 days",
                        "ageing         10 min");
        assertThat(settings()).isEqualTo(QueueSettings.USUAL);
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @ExtendWith(WithServer.class)
    @DisplayName("on a server, too; there it may be said twice, but not otherwise")
    void onServer(Server server) {
        String store = server.freshStore();

        assertThat(prompt.run("init", "--db", store, "--lease", "2s").exit()).isEqualTo(Exit.OK);
        assertThat(prompt.run("init", "--db", store, "--lease", "2s").exit()).isEqualTo(Exit.OK);
        Result other = prompt.run("init", "--db", store, "--lease", "3s");
        assertThat(other.exit()).isEqualTo(Exit.FAILED);
        assertThat(other.err()).contains("is a store already; it keeps these settings");
        assertThat(other.lines()).contains("lease          2 s");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("each can be chosen")
    void chosen() {
        prompt.run(
                "init",
                "--lease",
                "2s",
                "--crash-budget",
                "1",
                "--first-wait",
                "100ms",
                "--longest-wait",
                "3s",
                "--breaker-window",
                "4",
                "--breaker-percent",
                "75",
                "--breaker-open",
                "1m",
                "--retention",
                "1d",
                "--ageing",
                "5m");

        assertThat(settings())
                .isEqualTo(
                        new QueueSettings(
                                Duration.ofSeconds(2),
                                1,
                                Duration.ofMillis(100),
                                Duration.ofSeconds(3),
                                new BreakerRules(4, 4, 75, Duration.ofMinutes(1), 3),
                                Duration.ofDays(1),
                                Duration.ofMinutes(5)));
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a store that is there keeps its own, which are shown")
    void keeps() {
        prompt.run("init", "--lease", "2s");

        Result again = prompt.run("init", "--lease", "5s", "--json");

        assertThat(again.exit()).isEqualTo(Exit.FAILED);
        assertThat(again.err()).contains("is a store already");
        assertThat(again.out()).contains("\"leaseSeconds\":2.0", "\"ageingSeconds\":600.0");
        assertThat(settings().lease()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("settings that cannot work are refused, and nothing is made")
    void refused() {
        assertThat(prompt.run("init", "--lease", "1ms").err())
                .contains("lease must be 500 ms to 1 hour");
        assertThat(prompt.run("init", "--breaker-window", "0").exit()).isEqualTo(Exit.USAGE);
        assertThat(prompt.run("init", "--first-wait", "1h").err()).contains("cap must be at least");
        assertThat(prompt.run("init", "--retention", "1s").exit()).isEqualTo(Exit.USAGE);
        String endless = "PT9223372036854775807S";
        for (String span : new String[] {"--retention", "--longest-wait", "--breaker-open"}) {
            assertThat(prompt.run("init", span, endless).err()).contains("3650 days");
        }
        assertThat(folder).isEmptyDirectory();
    }
}
