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

/// One job's life: the state it is in, and what it has used up so far. Each legal move is a method
/// that returns the life after it; every other move throws [IllegalMove] and changes nothing.
///
///     submit --> Scheduled --due--> Ready --claim--> Running --> Succeeded
///        |          ^                 ^ ^              | | |
///        +----------|-----------------+ +- handBack ---+ | +--> Cancelled  (stopped)
///                   |                      or crash      |
///                   +------ Retrying <--- fail ----------+----> Dead  (fail, crash)
///                          (due: Ready)                         (revive: Ready)
///
/// The states are records in [JobState]: `new Ready(now)`, `new Dead(now, why)`, and so on.
///
/// @param state where the job is now
/// @param attempt how many attempts were started and charged; a hand-back or a crash takes its
///     attempt back
/// @param maxAttempts after so many failed attempts the job is dead, at least 1
/// @param crashes how many worker processes were lost while this job was running
/// @param token raised by each claim and never lowered: a worker that lost the job names an old one
public record JobLife(JobState state, int attempt, int maxAttempts, int crashes, long token) {

    /// A job that was just submitted: scheduled if `dueAt` lies ahead, ready otherwise.
    public static JobLife submitted(Instant now, Instant dueAt, int maxAttempts) {
        // TODO step 1: choose between new Scheduled(dueAt) and new Ready(now)
        throw new UnsupportedOperationException("TODO step 1: begin the job's life");
    }

    /// Its time has come: a scheduled or retrying job becomes ready.
    public JobLife due(Instant now) {
        // TODO step 1: scheduled, and its time has come: new Ready(now)
        // TODO step 2: retrying, and its time has come
        throw new UnsupportedOperationException("TODO step 1: make a scheduled job ready");
    }

    /// A worker takes the job: the attempt is charged and a new token is handed out.
    public JobLife claim(long worker, Instant now) {
        // TODO step 1: only from ready
        throw new UnsupportedOperationException("TODO step 1: let a worker take the job");
    }

    /// The attempt that holds `token` has done its work.
    public JobLife succeed(long token, Instant now) {
        // TODO step 1: the job has succeeded
        // TODO step 3: only for whoever holds it, else new StaleToken(token, this)
        throw new UnsupportedOperationException("TODO step 1: end well");
    }

    /// The attempt that holds `token` failed: retried after `wait`, or dead after the last attempt.
    public JobLife fail(long token, Instant now, String why, Duration wait) {
        // TODO step 2: is an attempt left?
        throw new UnsupportedOperationException("TODO step 2: try again later, or give up");
    }

    /// The worker gives the job back unstarted (it shuts down): ready again, attempt not charged.
    public JobLife handBack(long token, Instant now) {
        // TODO step 2: ready again
        throw new UnsupportedOperationException("TODO step 2: take the job back");
    }

    /// The worker that held the job is gone. That burns no attempt but counts as a crash; a job
    /// that has seen `budget` crashes is dead, since it may be what kills its workers.
    public JobLife crash(Instant now, int budget) {
        // TODO step 3: ready again, or dead when the budget is used up
        throw new UnsupportedOperationException("TODO step 3: the worker is gone");
    }

    /// Withdrawn while it waits.
    public JobLife cancel(Instant now) {
        // TODO step 4: from each state in which it waits
        throw new UnsupportedOperationException("TODO step 4: withdraw a waiting job");
    }

    /// The attempt that holds `token` stopped because the job was cancelled.
    public JobLife stopped(long token, Instant now) {
        // TODO step 4: cancelled, by whoever holds it
        throw new UnsupportedOperationException("TODO step 4: cancel a running job");
    }

    /// An operator sends a dead or cancelled job round again, with fresh budgets.
    public JobLife revive(Instant now) {
        // TODO step 4: from dead and from cancelled
        throw new UnsupportedOperationException("TODO step 4: send the job round again");
    }

    /// True when a worker was lost with this job before: it is then started alone, so that a
    /// second loss can only be its own doing.
    public boolean suspect() {
        return crashes > 0;
    }

    /// The same life in another state.
    private JobLife in(JobState next) {
        return new JobLife(next, attempt, maxAttempts, crashes, token);
    }

    /// What to throw when a move is not legal: `throw illegal("claimed")`.
    private IllegalMove illegal(String move) {
        return new IllegalMove("a " + state.name().word() + " job cannot be " + move);
    }
}
