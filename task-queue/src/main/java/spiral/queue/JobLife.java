package spiral.queue;

import java.time.Duration;
import java.time.Instant;
import spiral.queue.JobState.Blocked;
import spiral.queue.JobState.Cancelled;
import spiral.queue.JobState.Dead;
import spiral.queue.JobState.Ready;
import spiral.queue.JobState.Retrying;
import spiral.queue.JobState.Running;
import spiral.queue.JobState.Scheduled;
import spiral.queue.JobState.Succeeded;

/// One job's life: the state it is in, and what it has used up so far. Each legal move is a method
/// that returns the life after it; every other move throws [IllegalMove] and changes nothing.
///
/// Both stores decide through this class, so a move means the same on each.
///
/// @param state where the job is now
/// @param attempt how many attempts were started and charged; a hand-back or a crash takes its
///     attempt back
/// @param maxAttempts after so many failed attempts the job is dead, at least 1
/// @param crashes how many worker processes were lost while this job was running
/// @param token the fencing token: raised by each claim and never lowered, so that a worker which
///     lost the job cannot settle it any more
public record JobLife(JobState state, int attempt, int maxAttempts, int crashes, long token) {

    /// A job that was just submitted: scheduled if `dueAt` lies ahead, ready otherwise.
    public static JobLife submitted(Instant now, Instant dueAt, int maxAttempts) {
        JobState first = dueAt.isAfter(now) ? new Scheduled(dueAt) : new Ready(now);
        return new JobLife(first, 0, maxAttempts, 0, 0);
    }

    /// Its time has come: a scheduled or retrying job becomes ready. A store may make this move for
    /// many jobs in one statement of the same meaning.
    public JobLife due(Instant now) {
        return switch (state) {
            case Scheduled s when !s.dueAt().isAfter(now) -> in(new Ready(now));
            case Retrying r when !r.dueAt().isAfter(now) -> in(new Ready(now));
            default -> throw illegal("made ready");
        };
    }

    /// A worker takes the job: the attempt is charged and a new token is handed out.
    public JobLife claim(long worker, Instant now) {
        if (!(state instanceof Ready)) {
            throw illegal("claimed");
        }
        long next = token + 1;
        return new JobLife(new Running(worker, next, now), attempt + 1, maxAttempts, crashes, next);
    }

    /// The attempt that holds `token` has done its work.
    public JobLife succeed(long token, Instant now) {
        heldBy(token);
        return in(new Succeeded(now));
    }

    /// The attempt that holds `token` failed: retried after `wait`, or dead after the last attempt.
    public JobLife fail(long token, Instant now, String why, Duration wait) {
        heldBy(token);
        return attempt < maxAttempts
                ? in(new Retrying(now.plus(wait), why))
                : in(new Dead(now, why));
    }

    /// The worker gives the job back, unstarted or stopped for a reason that is not the job's own (it
    /// shuts down): ready again, attempt not charged.
    public JobLife handBack(long token, Instant now) {
        heldBy(token);
        return new JobLife(new Ready(now), attempt - 1, maxAttempts, crashes, this.token);
    }

    /// The worker that held the job is gone. That burns no attempt but counts as a crash; a job
    /// that has seen `budget` crashes is dead, since it may be what kills its workers.
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

    /// Withdrawn while it waits.
    public JobLife cancel(Instant now) {
        return switch (state) {
            case Blocked s -> in(new Cancelled(now));
            case Scheduled s -> in(new Cancelled(now));
            case Ready s -> in(new Cancelled(now));
            case Retrying s -> in(new Cancelled(now));
            default -> throw illegal("cancelled");
        };
    }

    /// The attempt that holds `token` stopped because the job was cancelled.
    public JobLife stopped(long token, Instant now) {
        heldBy(token);
        return in(new Cancelled(now));
    }

    /// An operator sends a dead or cancelled job round again, with fresh budgets.
    public JobLife revive(Instant now) {
        return switch (state) {
            case Dead d -> new JobLife(new Ready(now), 0, maxAttempts, 0, token);
            case Cancelled c -> new JobLife(new Ready(now), 0, maxAttempts, 0, token);
            default -> throw illegal("sent round again");
        };
    }

    /// True when a worker was lost with this job before: it is then started alone, so that a
    /// second loss can only be its own doing.
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
