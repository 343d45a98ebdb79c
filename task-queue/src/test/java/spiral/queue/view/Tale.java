package spiral.queue.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/// What store and logs know of job 7, a mail that was submitted at noon; times are seconds since then.
final class Tale {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int PID = 4700;

    private final Job job;
    private final List<AttemptRecord> attempts = new ArrayList<>();
    private final List<WorkerView> workers = new ArrayList<>();
    private final List<BreakerView> breakers = new ArrayList<>();
    private final List<LogLine> log = new ArrayList<>();

    /// How it stands.
    Tale(JobState state, int attempt, int crashes) {
        job =
                new Job(
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

    /// A job that has been ready from the first.
    static Tale ready() {
        return new Tale(new JobState.Ready(NOON), 0, 0);
    }

    static Instant at(double seconds) {
        return NOON.plusNanos(Math.round(seconds * 1e9));
    }

    Tale attempt(int number, int worker, double from, double to, String ending, String detail) {
        String name = "worker-" + worker;
        attempts.add(
                new AttemptRecord(
                        number, number, name, PID + worker, at(from), at(to), ending, detail));
        return this;
    }

    /// A worker process there is now.
    Tale worker(int number, String state, double seen) {
        workers.add(
                new WorkerView(
                        number,
                        "worker-" + number,
                        PID + number,
                        "here",
                        state,
                        4,
                        1,
                        List.of(7L),
                        false,
                        at(seen)));
        return this;
    }

    Tale openBreaker(String type) {
        breakers.add(new BreakerView(type, "open", Duration.ofSeconds(9)));
        return this;
    }

    /// A line of worker-1's log.
    Tale log(double second, String logger, String message, Map<String, Object> fields) {
        log.add(new LogLine(at(second), "worker-1", PID + 1, logger, message, Map.copyOf(fields)));
        return this;
    }

    /// The whole story.
    List<Story.Sentence> sentencesAt(double second) {
        Flow none =
                new Flow(Map.of(), HistogramSnapshot.EMPTY, HistogramSnapshot.EMPTY, Duration.ZERO);
        QueueStats now =
                new QueueStats(
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
        return Story.of(job, attempts, now, log, ZoneOffset.UTC);
    }

    /// Each sentence with its second before it.
    List<String> toldAt(double second) {
        return sentencesAt(second).stream()
                .map(said ->
                        "%.3f %s"
                                .formatted(
                                        Duration.between(NOON, said.at()).toMillis() / 1e3,
                                        said.text()))
                .toList();
    }
}
