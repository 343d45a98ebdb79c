package spiral.queue.view;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import spiral.queue.Job;
import spiral.queue.JobState;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.BreakerView;

/// How a job stands now, and what it waits for: the end of its [Story] so far.
final class Standing {
    private final Job job;
    private final QueueStats stats;

    private Standing(Job job, QueueStats stats) {
        this.job = job;
        this.stats = stats;
    }

    /// In words that follow "it": `is ready, waiting for 4 s.`
    static String of(Job job, QueueStats stats) {
        return new Standing(job, stats).sentence();
    }

    private String sentence() {
        return switch (job.life().state()) {
            case JobState.Blocked s ->
                    "waits for job "
                            + job.ties().parents().stream()
                                    .map(Object::toString)
                                    .collect(joining(", "))
                            + " to succeed.";
            case JobState.Scheduled s -> "waits for its time, " + until(s.dueAt());
            case JobState.Ready s ->
                    "is ready, waiting for %s.".formatted(span(s.since())) + held();
            case JobState.Running s -> "runs, for " + span(s.since()) + "." + silence(s);
            case JobState.Retrying s ->
                    "waits for attempt %d, ".formatted(job.life().attempt() + 1) + until(s.dueAt());
            case JobState.Succeeded s -> "has succeeded, " + ago(s.at());
            case JobState.Dead s ->
                    "is dead, %s It said: %s `./spiral queue retry %d` sends it round again."
                            .formatted(ago(s.at()), Story.firstLine(s.why()), job.id());
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
        return Story.holder(stats, running)
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
}
