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
import spiral.queue.QueueStats.BreakerView;
import spiral.queue.QueueStats.WorkerView;
import spiral.queue.process.LogLine;

/// What happened to a job, in sentences: from the store, which knows every attempt, and from the
/// logs, which know why. Pure: the same facts give the same story.
///
///     12:00:03.120  worker-2 (pid 4711) claimed it: attempt 1 of 5.
///     12:00:14.201  worker-2 fell silent; the job went back to the queue, no attempt burned.
public final class Story {
    private final Job job;
    private final QueueStats stats;
    private final ZoneId zone;
    private final List<Sentence> sentences = new ArrayList<>();
    private int crashes;

    /// One thing that happened.
    public record Sentence(Instant at, String text) {}

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
        story.sentences.sort(Comparator.comparing(Sentence::at));
        story.add(stats.at(), story.now());
        return List.copyOf(story.sentences);
    }

    private void add(Instant at, String text) {
        sentences.add(new Sentence(at, text));
    }

    private void submitted() {
        add(
                job.submittedAt(),
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
        add(attempt.endedAt(), ended(attempt));
    }

    private void claimed(Instant at, String worker, int number) {
        add(
                at,
                "%s claimed it: attempt %d of %d."
                        .formatted(worker, number, job.life().maxAttempts()));
    }

    private String ended(AttemptRecord attempt) {
        String took =
                Amounts.duration(Duration.between(attempt.startedAt(), attempt.endedAt()));
        return switch (attempt.ending()) {
            case "succeeded" -> "%s finished it after %s.".formatted(attempt.worker(), took);
            case "failed" ->
                    "attempt %d failed after %s: %s"
                            .formatted(attempt.number(), took, firstLine(attempt.detail()));
            case "crashed" ->
                    "%s fell silent while it ran; the job went back to the queue, no attempt burned (crash %d)."
                            .formatted(attempt.worker(), ++crashes);
            case "cancelled" -> attempt.worker() + " stopped it, because it was cancelled.";
            default ->
                    "%s %s; the job went back to the queue, no attempt burned."
                            .formatted(
                                    attempt.worker(),
                                    attempt.detail().contains("silent")
                                            ? "fell silent before it began"
                                            : "shut down");
        };
    }

    private void running() {
        if (job.life().state() instanceof JobState.Running running) {
            String worker =
                    holder(running)
                            .map(view -> who(view.name(), view.pid()))
                            .orElse("worker " + running.worker());
            claimed(running.since(), worker, job.life().attempt());
        }
    }

    private Optional<WorkerView> holder(JobState.Running running) {
        return stats.workers().stream().filter(view -> view.id() == running.worker()).findFirst();
    }

    // ---- what the logs add

    private void logged(LogLine line) {
        Retelling.of(line, zone).ifPresent(text -> add(line.at(), text));
    }

    // ---- the end so far

    private String now() {
        return switch (job.life().state()) {
            case JobState.Scheduled s -> "waits for its time, " + until(s.dueAt());
            case JobState.Ready s -> "is ready, waiting for %s.".formatted(span(s.since())) + held();
            case JobState.Running s -> "runs, for " + span(s.since()) + "." + silence(s);
            case JobState.Retrying s ->
                    "waits for attempt %d, ".formatted(job.life().attempt() + 1) + until(s.dueAt());
            case JobState.Succeeded s -> "has succeeded, " + ago(s.at());
            case JobState.Dead s ->
                    "is dead, since %s. It said: %s `./spiral queue retry %d` sends it round again."
                            .formatted(span(s.at()), firstLine(s.why()), job.id());
            case JobState.Cancelled s -> "was cancelled, " + ago(s.at());
        };
    }

    /// Why nobody has taken a ready job yet.
    private String held() {
        Optional<BreakerView> breaker =
                stats.breakers().stream()
                        .filter(view -> view.type().equals(job.type()))
                        .filter(view -> !view.state().equals("closed"))
                        .findFirst();
        if (breaker.isPresent()) {
            return breaker(breaker.get());
        }
        boolean anybody = stats.workers().stream().anyMatch(view -> view.state().equals("alive"));
        return anybody ? "" : " No worker is running: `./spiral queue work` starts one.";
    }

    private static String breaker(BreakerView breaker) {
        String probe =
                breaker.retryAfter().isZero()
                        ? ""
                        : ", a probe in " + Amounts.duration(breaker.retryAfter());
        return " The breaker of %s is %s%s.".formatted(breaker.type(), breaker.state(), probe);
    }

    private String silence(JobState.Running running) {
        return holder(running)
                .filter(view -> !view.state().equals("alive"))
                .map(view -> " Its worker has been silent for %s.".formatted(span(view.lastSeen())))
                .orElse("");
    }

    private String until(Instant due) {
        Duration left = Duration.between(stats.at(), due);
        return left.isPositive() ? "due in %s.".formatted(Amounts.duration(left)) : "due now.";
    }

    private String span(Instant since) {
        Duration span = Duration.between(since, stats.at());
        return Amounts.duration(span.isNegative() ? Duration.ZERO : span);
    }

    private String ago(Instant at) {
        return span(at) + " ago.";
    }

    // ---- words

    static String who(String worker, long pid) {
        return pid == 0 ? worker : worker + " (pid " + pid + ")";
    }

    private static String times(int n, String what) {
        return n == 1 ? "1 " + what : n + " " + what + "s";
    }

    private static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("").strip();
        return line.isEmpty() || line.endsWith(".") ? line : line + ".";
    }
}
