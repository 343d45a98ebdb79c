package spiral.queue;

import static spiral.queue.JobState.Name.CANCELLED;
import static spiral.queue.JobState.Name.DEAD;
import static spiral.queue.JobState.Name.READY;
import static spiral.queue.JobState.Name.RETRYING;
import static spiral.queue.JobState.Name.RUNNING;
import static spiral.queue.JobState.Name.SCHEDULED;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import spiral.queue.JobState.Cancelled;
import spiral.queue.JobState.Dead;
import spiral.queue.JobState.Ready;
import spiral.queue.JobState.Retrying;
import spiral.queue.JobState.Running;
import spiral.queue.JobState.Scheduled;
import spiral.queue.JobState.Succeeded;

/// All legal moves stand in one table; each move asks it first.
public record JobLife(JobState state, int attempt, int maxAttempts, int crashes, long token) {
    private static final Map<String, Set<JobState.Name>> FROM =
            Map.of(
                    "made ready", Set.of(SCHEDULED, RETRYING),
                    "claimed", Set.of(READY),
                    "lost by its worker", Set.of(RUNNING),
                    "cancelled", Set.of(JobState.Name.BLOCKED, SCHEDULED, READY, RETRYING),
                    "sent round again", Set.of(DEAD, CANCELLED));

    public static JobLife submitted(Instant now, Instant dueAt, int maxAttempts) {
        JobState first = now.isBefore(dueAt) ? new Scheduled(dueAt) : new Ready(now);
        return new JobLife(first, 0, maxAttempts, 0, 0);
    }

    public JobLife due(Instant now) {
        require("made ready");
        if (now.isBefore(dueAt())) {
            throw new IllegalMove("it is " + now + " but the job is due at " + dueAt());
        }
        return with(new Ready(now), attempt, crashes, token);
    }

    public JobLife claim(long worker, Instant now) {
        require("claimed");
        return with(new Running(worker, token + 1, now), attempt + 1, crashes, token + 1);
    }

    public JobLife succeed(long token, Instant now) {
        requireHolder(token);
        return with(new Succeeded(now), attempt, crashes, token);
    }

    public JobLife fail(long token, Instant now, String why, Duration wait) {
        requireHolder(token);
        boolean last = attempt >= maxAttempts;
        JobState next = last ? new Dead(now, why) : new Retrying(now.plus(wait), why);
        return with(next, attempt, crashes, token);
    }

    public JobLife handBack(long token, Instant now) {
        requireHolder(token);
        return with(new Ready(now), attempt - 1, crashes, token);
    }

    public JobLife crash(Instant now, int budget) {
        require("lost by its worker");
        boolean tooOften = crashes + 1 >= budget;
        JobState next = tooOften ? new Dead(now, "lost too many workers") : new Ready(now);
        return with(next, attempt - 1, crashes + 1, token);
    }

    public JobLife cancel(Instant now) {
        require("cancelled");
        return with(new Cancelled(now), attempt, crashes, token);
    }

    public JobLife stopped(long token, Instant now) {
        requireHolder(token);
        return with(new Cancelled(now), attempt, crashes, token);
    }

    public JobLife revive(Instant now) {
        require("sent round again");
        return with(new Ready(now), 0, 0, token);
    }

    public boolean suspect() {
        return crashes > 0;
    }

    private Instant dueAt() {
        return state instanceof Retrying retrying ? retrying.dueAt() : ((Scheduled) state).dueAt();
    }

    private void require(String move) {
        Set<JobState.Name> from = FROM.getOrDefault(move, Set.of());
        if (!from.contains(state.name())) {
            throw new IllegalMove(state.name() + ", and only " + from + " can be " + move);
        }
    }

    private void requireHolder(long claimed) {
        if (state.name() != RUNNING || claimed != token) {
            throw new StaleToken(claimed, this);
        }
    }

    private JobLife with(JobState next, int attempt, int crashes, long token) {
        return new JobLife(next, attempt, maxAttempts, crashes, token);
    }
}
