package spiral.queue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.console.Exit;
import spiral.queue.Claim;
import spiral.queue.JobQueue;
import spiral.queue.JobState;
import spiral.queue.JobStore;
import spiral.queue.NewJob;
import spiral.queue.Settlement;
import spiral.queue.WorkerProfile;
import spiral.queue.cli.Prompt.Result;

@DisplayName("queue retry and cancel step in")
class SteppingInTest {
    private static final Set<String> MAIL = Set.of("mail");

    @TempDir Path folder;
    private Prompt prompt;

    /// Job 1 is dead, 2 runs, 3 is ready.
    @BeforeEach
    void fill() {
        prompt = new Prompt(folder);
        try (JobQueue queue = prompt.queue()) {
            JobStore store = queue.store();
            long worker =
                    store.register(new WorkerProfile("w", 1, "here", 9, MAIL, Duration.ofHours(1)));
            NewJob once = NewJob.of("mail", "{}").maxAttempts(1);
            store.submit(List.of(once, once));
            List<Claim> claims = store.claim(worker, MAIL, 2);
            store.settle(
                    worker,
                    List.of(new Settlement.Failure(claims.getFirst(), Duration.ZERO, "no reply")));
            store.submit(List.of(once));
        }
    }

    @AfterEach
    void close() {
        prompt.close();
    }

    private String state(long id) {
        try (JobQueue queue = prompt.queue()) {
            JobState state = queue.store().find(id).orElseThrow().life().state();
            return state.name().word();
        }
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("retry sends a dead job round again")
    void retry() {
        assertThat(prompt.run("retry", "1"))
                .isEqualTo(new Result(Exit.OK, "job 1 is ready again\n", ""));
        assertThat(state(1)).isEqualTo("ready");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("cancel withdraws a job that waits, and asks the worker of one that runs")
    void cancel() {
        assertThat(prompt.run("cancel", "2", "3"))
                .isEqualTo(
                        new Result(
                                Exit.OK,
                                "job 2 is running; its worker will stop it\njob 3 is cancelled\n",
                                ""));
        assertThat(state(3)).isEqualTo("cancelled");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a move that a state does not allow fails; the other jobs are moved all the same")
    void illegal() {
        Result result = prompt.run("cancel", "1", "3");

        assertThat(result.exit()).isEqualTo(Exit.FAILED);
        assertThat(result.err()).isEqualTo("error: a dead job cannot be cancelled\n");
        assertThat(state(1)).isEqualTo("dead");
        assertThat(state(3)).isEqualTo("cancelled");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("an id that does not exist is the graver mistake")
    void unknown() {
        Result result = prompt.run("retry", "99", "3", "1");

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err())
                .isEqualTo(
                        "error: there is no job 99\nerror: a ready job cannot be sent round again\n");
        assertThat(state(1)).isEqualTo("ready");
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("who stepped in stands in the job's story")
    void story() {
        prompt.run("cancel", "3");
        prompt.run("retry", "3");

        assertThat(prompt.run("inspect", "3").out())
                .contains("somebody ran `./spiral queue cancel`: the job is cancelled")
                .contains("somebody ran `./spiral queue retry`: the job is ready again");
    }
}
