package spiral.queue.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.log.metrics.HistogramSnapshot;
import spiral.queue.AttemptRecord;
import spiral.queue.Job;
import spiral.queue.JobLife;
import spiral.queue.JobState;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.BreakerView;
import spiral.queue.QueueStats.Flow;
import spiral.queue.QueueStats.WorkerView;
import spiral.queue.Ties;
import spiral.queue.process.LogLine;

@DisplayName("A job's story")
class StoryTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String EVENTS = "spiral.queue.worker.WorkerEvents";

    private static Instant at(double seconds) {
        return NOON.plusMillis((long) (seconds * 1_000));
    }

    private static Job job(JobState state, int attempt, int crashes) {
        return new Job(
                7,
                "mail",
                9,
                "{}",
                "",
                Duration.ofMinutes(10),
                NOON,
                new JobLife(state, attempt, 5, crashes, 3),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Ties.NONE,
                Optional.empty());
    }

    private static AttemptRecord attempt(
            int number, String worker, double from, double to, String ending, String detail) {
        long pid = 4700 + Long.parseLong(worker.substring("worker-".length()));
        return new AttemptRecord(number, number, worker, pid, at(from), at(to), ending, detail);
    }

    private static WorkerView worker(int number, String state, double seen) {
        return new WorkerView(
                number,
                "worker-" + number,
                4700 + number,
                "here",
                state,
                4,
                1,
                List.of(7L),
                false,
                at(seen));
    }

    private static QueueStats now(
            double second, List<WorkerView> workers, List<BreakerView> breakers) {
        Flow none =
                new Flow(Map.of(), HistogramSnapshot.EMPTY, HistogramSnapshot.EMPTY, Duration.ZERO);
        return new QueueStats(
                at(second),
                Duration.ofMinutes(1),
                at(second),
                Map.of(),
                none,
                Map.of(),
                workers,
                breakers,
                Duration.ZERO,
                Duration.ZERO);
    }

    private static QueueStats now(double second) {
        return now(second, List.of(worker(1, "alive", second)), List.of());
    }

    private static LogLine log(
            double second, String logger, String message, Map<String, Object> fields) {
        return new LogLine(at(second), "worker-1", 4701, logger, message, Map.copyOf(fields));
    }

    private static List<String> told(
            Job job, List<AttemptRecord> attempts, QueueStats now, LogLine... log) {
        return Story.of(job, attempts, now, List.of(log), ZoneOffset.UTC).stream()
                .map(said ->
                        "%.3f %s"
                                .formatted(
                                        Duration.between(NOON, said.at()).toMillis() / 1e3,
                                        said.text()))
                .toList();
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("begins with the submission and ends with how things stand")
    void beginning() {
        assertThat(told(job(new JobState.Ready(NOON), 0, 0), List.of(), now(0.5)))
                .containsExactly(
                        "0.000 submitted: mail, priority 9, up to 5 attempts of 10 min each.",
                        "0.500 is ready, waiting for 500 ms.");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("an attempt is who claimed it and how it ended")
    void success() {
        assertThat(
                        told(
                                job(new JobState.Succeeded(at(3.9)), 1, 0),
                                List.of(attempt(1, "worker-2", 3.12, 3.9, "succeeded", "")),
                                now(10)))
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
        assertThat(
                        told(
                                job(new JobState.Retrying(at(2.5), "no reply"), 1, 0),
                                List.of(
                                        attempt(
                                                1,
                                                "worker-1",
                                                0.1,
                                                0.2,
                                                "failed",
                                                "IOException: no reply\nat x")),
                                now(1),
                                log(0.201, "spiral.queue.worker.Attempt", "job failed", Map.of()),
                                log(
                                        0.202,
                                        EVENTS,
                                        "job will be tried again",
                                        Map.of("due", "2026-03-01T12:00:02.5Z"))))
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
        assertThat(
                        told(
                                job(new JobState.Succeeded(at(16)), 1, 1),
                                List.of(
                                        attempt(
                                                1,
                                                "worker-2",
                                                3,
                                                14.2,
                                                "crashed",
                                                "its worker fell silent"),
                                        attempt(1, "worker-1", 14.3, 16, "succeeded", "")),
                                now(20),
                                log(
                                        14.201,
                                        EVENTS,
                                        "a worker fell silent: its jobs go to others",
                                        Map.of("jobs", List.of(7L), "worker", 2L))))
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
        assertThat(
                        told(
                                job(new JobState.Ready(at(2)), 0, 0),
                                List.of(
                                        attempt(
                                                1,
                                                "worker-1",
                                                1,
                                                2,
                                                "handed back",
                                                "interrupted while it ran, as its worker had lost"
                                                        + " its lease"),
                                        attempt(
                                                1,
                                                "worker-2",
                                                3,
                                                4,
                                                "handed back",
                                                "its worker fell silent before it began")),
                                now(5)))
                .contains(
                        "2.000 it went back from worker-1 after 1 s, no attempt burned: interrupted"
                                + " while it ran, as its worker had lost its lease.",
                        "4.000 it went back from worker-2 after 1 s, no attempt burned: its worker"
                                + " fell silent before it began.");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("a running job says where, and whether its worker is silent")
    void running() {
        Job running = job(new JobState.Running(2, 3, at(3)), 2, 0);

        assertThat(told(running, List.of(), now(4, List.of(worker(2, "alive", 4)), List.of())))
                .endsWith(
                        "3.000 worker-2 (pid 4702) claimed it: attempt 2 of 5.",
                        "4.000 runs, for 1 s.");
        assertThat(told(running, List.of(), now(9, List.of(worker(2, "silent", 5)), List.of())))
                .endsWith("9.000 runs, for 6 s. Its worker has been silent for 4 s.");
        assertThat(told(running, List.of(), now(4)))
                .contains("3.000 worker 2 claimed it: attempt 2 of 5.");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a ready job says why nobody takes it")
    void waiting() {
        Job ready = job(new JobState.Ready(NOON), 0, 0);

        assertThat(told(ready, List.of(), now(1, List.of(), List.of())))
                .endsWith(
                        "1.000 is ready, waiting for 1 s. No worker is running: `./spiral queue work` starts one.");
        assertThat(
                        told(
                                ready,
                                List.of(),
                                now(
                                        1,
                                        List.of(worker(1, "alive", 1)),
                                        List.of(
                                                new BreakerView(
                                                        "print", "open", Duration.ofSeconds(9)),
                                                new BreakerView(
                                                        "mail", "open", Duration.ofSeconds(9))))))
                .endsWith(
                        "1.000 is ready, waiting for 1 s. The breaker of mail is open, a probe in 9 s.");
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("a dead job says what killed it and how to go on")
    void dead() {
        assertThat(
                        told(
                                job(new JobState.Dead(at(4), "IOException: no reply"), 5, 0),
                                List.of(),
                                now(10)))
                .endsWith(
                        "10.000 is dead, 6 s ago. It said: IOException: no reply."
                                + " `./spiral queue retry 7` sends it round again.");
        assertThat(told(job(new JobState.Cancelled(at(4)), 0, 0), List.of(), now(10)))
                .endsWith("10.000 was cancelled, 6 s ago.");
        assertThat(told(job(new JobState.Scheduled(at(60)), 0, 0), List.of(), now(10)))
                .endsWith("10.000 waits for its time, due in 50 s.");
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("what a handler said is quoted, with its facts")
    void quoted() {
        assertThat(
                        told(
                                job(new JobState.Ready(NOON), 0, 0),
                                List.of(),
                                now(5),
                                log(
                                        1,
                                        "com.example.Mailer",
                                        "sent",
                                        Map.of("to", "ada", "job.attempt", "1")),
                                log(2, "com.example.Mailer", "done", Map.of())))
                .contains("1.000 worker-1 said: sent (to ada)", "2.000 worker-1 said: done");
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("what the store tells already is not told twice; what is new to us is quoted")
    void known() {
        assertThat(
                        told(
                                job(new JobState.Ready(NOON), 0, 0),
                                List.of(),
                                now(5),
                                log(1, EVENTS, "job claimed", Map.of()),
                                log(
                                        2,
                                        "spiral.queue.worker.Attempt",
                                        "job was stopped",
                                        Map.of("reason", "TIMED_OUT")),
                                log(
                                        3,
                                        EVENTS,
                                        "acknowledgement refused: this worker no longer held the job",
                                        Map.of("reason", "the job has ended")),
                                log(4, EVENTS, "something new", Map.of())))
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
        List<Story.Sentence> story =
                Story.of(
                        job(new JobState.Succeeded(at(9)), 1, 0),
                        List.of(attempt(1, "worker-1", 1, 9, "succeeded", "")),
                        now(10),
                        List.of(log(5, "x", "middle", Map.of()), log(0.5, "x", "early", Map.of())),
                        ZoneOffset.UTC);

        assertThat(story).extracting(Story.Sentence::at).isSorted().hasSize(6);
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("within one millisecond: claimed, said, ended, and what the worker makes of it")
    void oneMillisecond() {
        Instant same = at(1);
        LogLine said = new LogLine(same.plusNanos(300_000), "worker-1", 1, "x", "hello", Map.of());
        LogLine again =
                new LogLine(
                        same.plusNanos(800_000),
                        "worker-1",
                        1,
                        EVENTS,
                        "job will be tried again",
                        Map.of("due", "2026-03-01T12:00:02.5Z"));

        assertThat(
                        told(
                                job(new JobState.Retrying(at(2.5), "no"), 1, 0),
                                List.of(
                                        attempt(
                                                1,
                                                "worker-1",
                                                1,
                                                1,
                                                "handed back",
                                                "it had not begun"),
                                        attempt(1, "worker-2", 1, 1, "failed", "no")),
                                now(2),
                                again,
                                said))
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
