package spiral.queue.view;

import static org.assertj.core.api.Assertions.assertThat;
import static spiral.queue.view.Tale.at;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.JobState;

@DisplayName("A job's story")
class StoryTest {
    private static final String EVENTS = "spiral.queue.worker.WorkerEvents";
    private static final String ATTEMPT = "spiral.queue.worker.Attempt";

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("begins with the submission and ends with how things stand")
    void beginning() {
        assertThat(Tale.ready().worker(1, "alive", 0.5).toldAt(0.5))
                .containsExactly(
                        "0.000 submitted: mail, priority 9, up to 5 attempts of 10 min each.",
                        "0.500 is ready, waiting for 500 ms.");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("an attempt is who claimed it and how it ended")
    void success() {
        Tale tale =
                new Tale(new JobState.Succeeded(at(3.9)), 1, 0)
                        .attempt(1, 2, 3.12, 3.9, "succeeded", "");

        assertThat(tale.toldAt(10))
                .containsExactly(
                        "0.000 submitted: mail, priority 9, up to 5 attempts of 10 min each.",
                        "3.120 worker-2 (pid 4702) claimed it: attempt 1 of 5.",
                        "3.900 worker-2 finished it after 780 ms.",
                        "10.000 has succeeded, 6.10 s ago.");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a failure says why; the log knows when it goes on")
    void failure() {
        Tale tale =
                new Tale(new JobState.Retrying(at(2.5), "no reply"), 1, 0)
                        .attempt(1, 1, 0.1, 0.2, "failed", "IOException: no reply\nat x")
                        .log(0.201, ATTEMPT, "job failed", Map.of())
                        .log(
                                0.202,
                                EVENTS,
                                "job will be tried again",
                                Map.of("due", "2026-03-01T12:00:02.5Z"));

        assertThat(tale.toldAt(1))
                .containsSubsequence(
                        "0.100 worker-1 (pid 4701) claimed it: attempt 1 of 5.",
                        "0.200 attempt 1 failed after 100 ms: IOException: no reply.",
                        "0.202 it goes round again, due at 12:00:02.500.",
                        "1.000 waits for attempt 2, due in 1.50 s.")
                .hasSize(5);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("a worker that falls silent costs no attempt, and who noticed is said")
    void crash() {
        Tale tale =
                new Tale(new JobState.Succeeded(at(16)), 1, 1)
                        .attempt(1, 2, 3, 14.2, "crashed", "its worker fell silent")
                        .attempt(1, 1, 14.3, 16, "succeeded", "")
                        .log(
                                14.201,
                                EVENTS,
                                "a worker fell silent: its jobs go to others",
                                Map.of("jobs", List.of(7L), "worker", 2L));

        assertThat(tale.toldAt(20))
                .containsSubsequence(
                        "3.000 worker-2 (pid 4702) claimed it: attempt 1 of 5.",
                        "14.200 worker-2 fell silent while it held it; the job went back to the queue,"
                                + " no attempt burned (crash 1).",
                        "14.201 worker-1 (pid 4701) noticed the silence.",
                        "14.300 worker-1 (pid 4701) claimed it: attempt 1 of 5.",
                        "16.000 worker-1 finished it after 1.70 s.");
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("a job that was handed back says why")
    void handedBack() {
        String lost = "interrupted while it ran, as its worker had lost its lease";
        String silent = "its worker fell silent before it began";
        Tale tale =
                new Tale(new JobState.Ready(at(2)), 0, 0)
                        .attempt(1, 1, 1, 2, "handed back", lost)
                        .attempt(1, 2, 3, 4, "handed back", silent);

        assertThat(tale.toldAt(5))
                .contains(
                        "2.000 it went back from worker-1 after 1 s, no attempt burned: "
                                + lost
                                + ".",
                        "4.000 it went back from worker-2 after 1 s, no attempt burned: "
                                + silent
                                + ".");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("a running job says where, and whether its worker is silent")
    void running() {
        JobState running = new JobState.Running(2, 3, at(3));

        assertThat(new Tale(running, 2, 0).worker(2, "alive", 4).toldAt(4))
                .endsWith(
                        "3.000 worker-2 (pid 4702) claimed it: attempt 2 of 5.",
                        "4.000 runs, for 1 s.");
        assertThat(new Tale(running, 2, 0).worker(2, "silent", 5).toldAt(9))
                .endsWith("9.000 runs, for 6 s. Its worker has been silent for 4 s.");
        assertThat(new Tale(running, 2, 0).worker(1, "alive", 4).toldAt(4))
                .contains("3.000 worker 2 claimed it: attempt 2 of 5.");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a ready job says why nobody takes it")
    void waiting() {
        assertThat(Tale.ready().toldAt(1))
                .endsWith(
                        "1.000 is ready, waiting for 1 s. No worker is running: `./spiral queue work` starts one.");
        assertThat(
                        Tale.ready()
                                .worker(1, "alive", 1)
                                .openBreaker("print")
                                .openBreaker("mail")
                                .toldAt(1))
                .endsWith(
                        "1.000 is ready, waiting for 1 s. The breaker of mail is open, a probe in 9 s.");
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("a dead job says what killed it and how to go on")
    void dead() {
        JobState dead = new JobState.Dead(at(4), "IOException: no reply");

        assertThat(new Tale(dead, 5, 0).toldAt(10))
                .endsWith(
                        "10.000 is dead, 6 s ago. It said: IOException: no reply."
                                + " `./spiral queue retry 7` sends it round again.");
        assertThat(new Tale(new JobState.Cancelled(at(4)), 0, 0).toldAt(10))
                .endsWith("10.000 was cancelled, 6 s ago.");
        assertThat(new Tale(new JobState.Scheduled(at(60)), 0, 0).toldAt(10))
                .endsWith("10.000 waits for its time, due in 50 s.");
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("what a handler said is quoted, with its facts")
    void quoted() {
        String logger = "com.example.Mailer";
        Tale tale =
                Tale.ready()
                        .log(1, logger, "sent", Map.of("to", "ada", "job.attempt", "1"))
                        .log(2, logger, "done", Map.of());

        assertThat(tale.toldAt(5))
                .contains("1.000 worker-1 said: sent (to ada)", "2.000 worker-1 said: done");
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("what the store tells already is not told twice; what is new to us is quoted")
    void known() {
        Tale tale =
                Tale.ready()
                        .worker(1, "alive", 5)
                        .log(1, EVENTS, "job claimed", Map.of())
                        .log(2, ATTEMPT, "job was stopped", Map.of("reason", "TIMED_OUT"))
                        .log(
                                3,
                                EVENTS,
                                "acknowledgement refused: this worker no longer held the job",
                                Map.of("reason", "the job has ended"))
                        .log(4, EVENTS, "something new", Map.of());

        assertThat(tale.toldAt(5))
                .containsExactly(
                        "0.000 submitted: mail, priority 9, up to 5 attempts of 10 min each.",
                        "2.000 worker-1 interrupted it, because its time was up.",
                        "3.000 worker-1 came with its outcome too late and was refused: the job has ended.",
                        "4.000 worker-1 said: something new",
                        "5.000 is ready, waiting for 5 s.");
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("store and logs are told in the order of time")
    void ordered() {
        Tale tale =
                new Tale(new JobState.Succeeded(at(9)), 1, 0)
                        .attempt(1, 1, 1, 9, "succeeded", "")
                        .log(5, "x", "middle", Map.of())
                        .log(0.5, "x", "early", Map.of());

        assertThat(tale.sentencesAt(10)).extracting(Story.Sentence::at).isSorted().hasSize(6);
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("within one millisecond: claimed, said, ended, and what the worker makes of it")
    void oneMillisecond() {
        Tale tale =
                new Tale(new JobState.Retrying(at(2.5), "no"), 1, 0)
                        .attempt(1, 1, 1, 1, "handed back", "it had not begun")
                        .attempt(1, 2, 1, 1, "failed", "no")
                        .log(
                                1.0008,
                                EVENTS,
                                "job will be tried again",
                                Map.of("due", "2026-03-01T12:00:02.5Z"))
                        .log(1.0003, "x", "hello", Map.of());

        assertThat(tale.toldAt(2))
                .containsSubsequence(
                        "1.000 worker-1 (pid 4701) claimed it: attempt 1 of 5.",
                        "1.000 worker-1 said: hello",
                        "1.000 it went back from worker-1 after 0 ms, no attempt burned: it had not"
                                + " begun.",
                        "1.000 worker-2 (pid 4702) claimed it: attempt 1 of 5.",
                        "1.000 attempt 1 failed after 0 ms: no.",
                        "1.000 it goes round again, due at 12:00:02.500.");
    }
}
