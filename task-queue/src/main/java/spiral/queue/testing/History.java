package spiral.queue.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import spiral.queue.AttemptRecord;
import spiral.queue.Job;
import spiral.queue.JobStore;

/// What happened to a job, as lines that people read.
///
///     job 1 (mail) is dead, after 3 of 3 attempts: IOException: no reply
///       08:00:00.000  submitted, priority 5
///       08:00:00.000  attempt 1 failed: IOException: no reply
///       08:00:01.000  attempt 2 failed: IOException: no reply
final class History {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private final Job job;
    private final List<AttemptRecord> attempts;
    private final List<String> why;

    private History(Job job, List<AttemptRecord> attempts, List<String> why) {
        this.job = job;
        this.attempts = attempts;
        this.why = why;
    }

    static History of(JobStore store, Job job) {
        return new History(job, store.attempts(job.id()), store.controls().why(job.id()));
    }

    String text() {
        Stream<String> lines =
                Stream.concat(
                        Stream.of(head(), line(job.submittedAt(), submitted())),
                        attempts.stream().map(each -> line(each.endedAt(), ended(each))));
        return Stream.concat(lines, why.stream().map(reason -> "  now: " + reason))
                .collect(Collectors.joining("\n"));
    }

    private String head() {
        return "job %d (%s) is %s, after %d of %d attempts"
                .formatted(
                        job.id(),
                        job.type(),
                        job.life().state().name().word(),
                        job.life().attempt(),
                        job.life().maxAttempts());
    }

    private String submitted() {
        return "submitted, priority " + job.priority();
    }

    private static String ended(AttemptRecord attempt) {
        Duration took = Duration.between(attempt.startedAt(), attempt.endedAt());
        return "attempt %d %s%s%s"
                .formatted(
                        attempt.number(),
                        attempt.ending(),
                        took.isZero() ? "" : " after " + took.toMillis() + " ms",
                        attempt.detail().isEmpty() ? "" : ": " + attempt.detail());
    }

    private String line(Instant at, String what) {
        boolean sameDay = Duration.between(job.submittedAt(), at).toDays() == 0;
        return "  " + (sameDay ? TIME : DAY).format(at) + "  " + what;
    }
}
