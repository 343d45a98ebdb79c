package spiral.queue.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import spiral.queue.AttemptRecord;
import spiral.queue.Job;
import spiral.queue.JobState;
import spiral.queue.JobState.Name;
import spiral.queue.JobStore;

/// What a test expects of one job. Each method returns this, or throws an [AssertionError] that
/// shows the job's history.
///
///     queue.expect(id).succeeded().afterAttempts(3).at(Duration.ofSeconds(3));
public final class Expected {
    private final JobStore store;
    private final Job job;
    private final Instant start;

    Expected(JobStore store, Job job, Instant start) {
        this.store = store;
        this.job = job;
        this.start = start;
    }

    /// It has succeeded.
    public Expected succeeded() {
        return is(Name.SUCCEEDED);
    }

    /// It is in the dead letters.
    public Expected dead() {
        return is(Name.DEAD);
    }

    /// It was cancelled.
    public Expected cancelled() {
        return is(Name.CANCELLED);
    }

    /// It waits for its next attempt.
    public Expected retrying() {
        return is(Name.RETRYING);
    }

    /// It is in this state.
    public Expected is(Name state) {
        return check(job.life().state().name() == state, "to be " + state.word());
    }

    /// So many attempts were made, as they are charged: a hand-back does not count.
    public Expected afterAttempts(int attempts) {
        return check(
                job.life().attempt() == attempts,
                "to have used " + attempts + (attempts == 1 ? " attempt" : " attempts"));
    }

    /// It has ended so long after the test's beginning, to the millisecond.
    public Expected at(Duration sinceStart) {
        boolean holds =
                switch (job.life().state()) {
                    case JobState.Succeeded ended -> ended.at().equals(start.plus(sinceStart));
                    case JobState.Dead ended -> ended.at().equals(start.plus(sinceStart));
                    case JobState.Cancelled ended -> ended.at().equals(start.plus(sinceStart));
                    default -> false;
                };
        return check(holds, "to have ended " + sinceStart.toMillis() + " ms after the beginning");
    }

    /// Its failed attempts began so long after the test's beginning, to the millisecond.
    public Expected failedAt(Duration... sinceStart) {
        List<Instant> wanted = Stream.of(sinceStart).map(start::plus).toList();
        List<Instant> began =
                store.attempts(job.id()).stream()
                        .filter(attempt -> attempt.ending().equals("failed"))
                        .map(AttemptRecord::startedAt)
                        .toList();
        return check(began.equals(wanted), "to have failed at " + List.of(sinceStart));
    }

    /// Its last error holds this text.
    public Expected because(String text) {
        return check(
                job.lastError().orElse("").contains(text), "to have failed with '" + text + "'");
    }

    /// It left this result, JSON text.
    public Expected result(String json) {
        return check(Objects.equals(job.result().orElse(null), json), "to have the result " + json);
    }

    private Expected check(boolean holds, String wanted) {
        if (!holds) {
            throw new AssertionError(
                    "expected job %d %s, but%n%s"
                            .formatted(job.id(), wanted, History.of(store, job).text()));
        }
        return this;
    }
}
