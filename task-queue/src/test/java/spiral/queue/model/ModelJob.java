package spiral.queue.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import spiral.queue.Job;
import spiral.queue.JobLife;
import spiral.queue.JobState;
import spiral.queue.JobState.Name;
import spiral.queue.NewJob;
import spiral.queue.Progress;
import spiral.queue.Ties;

/// One job as the model keeps it: plain fields, changed in place. Times are milliseconds.
final class ModelJob {
    final long id;
    final NewJob made;
    final String traceparent;
    final long submitted;
    final TreeSet<Long> waitsFor = new TreeSet<>();
    final List<Ending> endings = new ArrayList<>();

    Name state = Name.READY;
    long at;
    long rank;
    int attempt;
    int crashes;
    long token;
    long worker;
    boolean begun;
    boolean cancelAsked;
    Optional<String> error = Optional.empty();
    Optional<String> result = Optional.empty();
    Optional<Progress> progress = Optional.empty();

    /// How an attempt ended.
    record Ending(
            int number, long token, long worker, long from, long to, String how, String why) {}

    ModelJob(long id, NewJob made, String traceparent, long submitted) {
        this.id = id;
        this.made = made;
        this.traceparent = traceparent;
        this.submitted = submitted;
    }

    String type() {
        return made.type();
    }

    boolean in(Name name) {
        return state == name;
    }

    /// Live, or in the dead letters: not yet among the records.
    boolean standing() {
        return state.live() || in(Name.DEAD);
    }

    boolean ready() {
        return in(Name.READY);
    }

    boolean suspect() {
        return crashes > 0;
    }

    boolean heldBy(long token) {
        return in(Name.RUNNING) && this.token == token;
    }

    Optional<String> limitKey() {
        return made.ties().limit();
    }

    boolean hasUnique(String type, String key) {
        return type().equals(type) && made.ties().unique().equals(Optional.of(key));
    }

    void move(Name to, long at) {
        this.state = to;
        this.at = at;
    }

    /// Puts it to its place in the line as one that was due then.
    void rank(long due, Duration ageing) {
        rank = due - made.priority() * ageing.toMillis();
    }

    void end(String how, String why, long now) {
        endings.add(new Ending(attempt, token, worker, at, now, how, why));
    }

    /// Whether this attempt of this worker ended so.
    boolean ended(long token, long worker, String... how) {
        return endings.stream()
                .anyMatch(e ->
                        e.token == token && e.worker == worker && List.of(how).contains(e.how));
    }

    JobLife life() {
        return new JobLife(stateNow(), attempt, made.maxAttempts(), crashes, token);
    }

    private JobState stateNow() {
        Instant time = Instant.ofEpochMilli(at);
        return switch (state) {
            case BLOCKED -> new JobState.Blocked(time);
            case SCHEDULED -> new JobState.Scheduled(time);
            case READY -> new JobState.Ready(time);
            case RUNNING -> new JobState.Running(worker, token, time);
            case RETRYING -> new JobState.Retrying(time, error.orElse(""));
            case SUCCEEDED -> new JobState.Succeeded(time);
            case DEAD -> new JobState.Dead(time, error.orElse(""));
            case CANCELLED -> new JobState.Cancelled(time);
        };
    }

    /// What the store must say of it.
    Job job() {
        return new Job(
                id,
                type(),
                made.priority(),
                made.payload(),
                traceparent,
                made.timeout(),
                Instant.ofEpochMilli(submitted),
                life(),
                error,
                result,
                worker == 0 ? Optional.empty() : Optional.of(worker),
                ties(),
                progress);
    }

    private Ties ties() {
        List<Long> parents = in(Name.BLOCKED) ? List.copyOf(waitsFor) : List.of();
        return new Ties(made.ties().unique(), Optional.empty(), limitKey(), parents);
    }
}
