package spiral.queue.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import spiral.queue.AttemptRecord;
import spiral.queue.Job;
import spiral.queue.JobState;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.WorkerView;
import spiral.queue.process.LogLine;

/// What happened to a job, in sentences: from the store, which knows every attempt, and from the
/// logs, which know why. Pure: the same facts give the same story.
///
///     12:00:03.120  worker-2 (pid 4711) claimed it: attempt 1 of 5.
///     12:00:14.201  worker-2 fell silent; the job went back to the queue, no attempt burned.
///
/// How it is put in order. The store's times are whole milliseconds, the logs' are finer. So an
/// attempt's end counts as the end of its millisecond: what its handler said in it comes before. A
/// worker tells the outcome after the store has it: its lines count as a millisecond later.
public final class Story {
    private static final Duration REST_OF_A_MILLISECOND = Duration.ofNanos(999_999);
    private static final Duration AFTER_THE_STORE = Duration.ofMillis(1);

    private final Job job;
    private final QueueStats stats;
    private final ZoneId zone;
    private final List<Told> told = new ArrayList<>();
    // where the latest of the store's facts was put
    private Instant latest = Instant.MIN;
    private int crashes;

    /// One thing that happened.
    public record Sentence(Instant at, String text) {}

    private record Told(Instant place, Sentence sentence) {}

    private Story(Job job, QueueStats stats, ZoneId zone) {
        this.job = job;
        this.stats = stats;
        this.zone = zone;
    }

    /// The story so far, in the order of time; it ends with how the job stands now.
    ///
    /// @param stats the queue now: who is alive, which breaker is open, what time it is
    /// @param log what processes said about the job
    /// @param zone of the times of day that sentences mention
    public static List<Sentence> of(
            Job job,
            List<AttemptRecord> attempts,
            QueueStats stats,
            List<LogLine> log,
            ZoneId zone) {
        Story story = new Story(job, stats, zone);
        story.submitted();
        attempts.forEach(story::attempt);
        story.running();
        log.forEach(story::logged);
        return story.inOrder();
    }

    private List<Sentence> inOrder() {
        List<Sentence> sentences = new ArrayList<>();
        told.sort(Comparator.comparing(Told::place));
        told.forEach(each -> sentences.add(each.sentence()));
        sentences.add(new Sentence(stats.at(), Standing.of(job, stats)));
        return List.copyOf(sentences);
    }

    /// A fact of the store; these come in their order.
    private void fact(Instant at, Duration later, String text) {
        Instant place = at.plus(later);
        latest = place.isAfter(latest) ? place : latest;
        told.add(new Told(latest, new Sentence(at, text)));
    }

    private void submitted() {
        fact(
                job.submittedAt(),
                Duration.ZERO,
                "submitted: %s, priority %d, up to %s of %s each."
                        .formatted(
                                job.type(),
                                job.priority(),
                                times(job.life().maxAttempts(), "attempt"),
                                Amounts.duration(job.timeout())));
    }

    // ---- attempts, from the store

    private void attempt(AttemptRecord attempt) {
        claimed(attempt.startedAt(), who(attempt.worker(), attempt.pid()), attempt.number());
        fact(attempt.endedAt(), REST_OF_A_MILLISECOND, ended(attempt));
    }

    private void claimed(Instant at, String worker, int number) {
        fact(
                at,
                Duration.ZERO,
                "%s claimed it: attempt %d of %d."
                        .formatted(worker, number, job.life().maxAttempts()));
    }

    private String ended(AttemptRecord attempt) {
        String took = Amounts.duration(Duration.between(attempt.startedAt(), attempt.endedAt()));
        return switch (attempt.ending()) {
            case "succeeded" -> "%s finished it after %s.".formatted(attempt.worker(), took);
            case "failed" ->
                    "attempt %d failed after %s: %s"
                            .formatted(attempt.number(), took, firstLine(attempt.detail()));
            case "crashed" ->
                    "%s fell silent while it held it; the job went back to the queue, no attempt burned (crash %d)."
                            .formatted(attempt.worker(), ++crashes);
            case "cancelled" ->
                    "%s stopped it, because it was cancelled (%s)."
                            .formatted(attempt.worker(), attempt.detail());
            default ->
                    "it went back from %s after %s, no attempt burned: %s."
                            .formatted(attempt.worker(), took, attempt.detail());
        };
    }

    private void running() {
        if (job.life().state() instanceof JobState.Running running) {
            String worker =
                    holder(stats, running)
                            .map(view -> who(view.name(), view.pid()))
                            .orElse("worker " + running.worker());
            claimed(running.since(), worker, job.life().attempt());
        }
    }

    static Optional<WorkerView> holder(QueueStats stats, JobState.Running running) {
        return stats.workers().stream().filter(view -> view.id() == running.worker()).findFirst();
    }

    // ---- what the logs add

    private void logged(LogLine line) {
        Duration later = Retelling.ofWorker(line) ? AFTER_THE_STORE : Duration.ZERO;
        Retelling.of(line, zone)
                .map(text -> new Told(line.at().plus(later), new Sentence(line.at(), text)))
                .ifPresent(told::add);
    }

    // ---- words

    static String who(String worker, long pid) {
        return pid == 0 ? worker : worker + " (pid " + pid + ")";
    }

    private static String times(int n, String what) {
        return n == 1 ? "1 " + what : n + " " + what + "s";
    }

    static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("").strip();
        return line.isEmpty() || line.endsWith(".") ? line : line + ".";
    }
}
