package spiral.queue;

import java.time.Duration;
import java.time.Instant;
import spiral.queue.JobState.Cancelled;
import spiral.queue.JobState.Dead;
import spiral.queue.JobState.Ready;
import spiral.queue.JobState.Retrying;
import spiral.queue.JobState.Running;
import spiral.queue.JobState.Scheduled;
import spiral.queue.JobState.Succeeded;

/// Makes the job ready, with all that it has used up.
public record JobLife(JobState state, int attempt, int maxAttempts, int crashes, long token) {

    public static JobLife submitted(Instant now, Instant dueAt, int maxAttempts) {
        JobState first = dueAt.isAfter(now) ? new Scheduled(dueAt) : new Ready(now);
        return new JobLife(first, 0, maxAttempts, 0, 0);
    }

    public JobLife due(Instant now) {
        return switch (state) {
            case Scheduled s when !s.dueAt().isAfter(now) -> in(new Ready(now));
            case Retrying r when !r.dueAt().isAfter(now) -> in(new Ready(now));
            default -> throw illegal("made ready");
        };
    }

    public JobLife claim(long worker, Instant now) {
        if (!(state instanceof Ready)) {
            throw illegal("claimed");
        }
        long next = token + 1;
        return new JobLife(
                new Running(worker, next, now), attempt + 1, maxAttempts, crashes, next);
    }

    public JobLife succeed(long token, Instant now) {
        heldBy(token);
        return in(new Succeeded(now));
    }

    public JobLife fail(long token, Instant now, String why, Duration wait) {
        heldBy(token);
        return attempt < maxAttempts
                ? in(new Retrying(now.plus(wait), why))
                : in(new Dead(now, why));
    }

    public JobLife handBack(long token, Instant now) {
        heldBy(token);
        return new JobLife(new Ready(now), attempt - 1, maxAttempts, crashes, this.token);
    }

    public JobLife crash(Instant now, int budget) {
        if (!(state instanceof Running)) {
            throw illegal("lost by its worker");
        }
        int seen = crashes + 1;
        JobState next =
                seen < budget
                        ? new Ready(now)
                        : new Dead(now, "its worker was lost " + seen + " times while it ran");
        return new JobLife(next, attempt - 1, maxAttempts, seen, token);
    }

    public JobLife cancel(Instant now) {
        return switch (state) {
            case JobState.Blocked s -> in(new Cancelled(now));
            case Scheduled s -> in(new Cancelled(now));
            case Ready s -> in(new Cancelled(now));
            case Retrying s -> in(new Cancelled(now));
            default -> throw illegal("cancelled");
        };
    }

    public JobLife stopped(long token, Instant now) {
        heldBy(token);
        return in(new Cancelled(now));
    }

    public JobLife revive(Instant now) {
        return switch (state) {
            case Dead d -> in(new Ready(now));
            case Cancelled c -> in(new Ready(now));
            default -> throw illegal("sent round again");
        };
    }

    public boolean suspect() {
        return crashes > 0;
    }

    private void heldBy(long token) {
        if (!(state instanceof Running held) || held.token() != token) {
            throw new StaleToken(token, this);
        }
    }

    private JobLife in(JobState next) {
        return new JobLife(next, attempt, maxAttempts, crashes, token);
    }

    private IllegalMove illegal(String move) {
        return new IllegalMove("a " + state.name().word() + " job cannot be " + move);
    }
}
