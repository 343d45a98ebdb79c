package spiral.queue.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import spiral.console.UserError;
import spiral.queue.NewJob;
import spiral.queue.handler.BuiltIn;

/// What can be said about a job beside its type and payload: when it runs, how urgent it is, how
/// often and how long it may try. Write `@Mixin private final JobOptions options = …`.
final class JobOptions {
    // the command's own thread: what was said, in picocli's order
    private final List<UnaryOperator<NewJob>> changes = new ArrayList<>();
    private boolean delayed;
    private boolean dated;

    @Option(
            names = "--delay",
            paramLabel = "SPAN",
            converter = SpanOption.class,
            description = "run it so much later: 250ms, 30s, 5m, 1h30m")
    void delay(@Nullable Duration delay) {
        delayed = delay != null;
        change(delay, NewJob::delay);
    }

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = MomentOption.class,
            description = "run it then: 2026-03-01T12:00:00Z")
    void at(@Nullable Instant at) {
        dated = at != null;
        change(at, NewJob::runAt);
    }

    @Option(
            names = "--priority",
            paramLabel = "N",
            description = "0 to 9, 5 unless given; 9 comes first")
    void priority(@Nullable Integer priority) {
        change(priority, NewJob::priority);
    }

    @Option(
            names = "--max-attempts",
            paramLabel = "N",
            description = "dead after so many failures; 5 unless given")
    void maxAttempts(@Nullable Integer maxAttempts) {
        change(maxAttempts, NewJob::maxAttempts);
    }

    @Option(
            names = "--timeout",
            paramLabel = "SPAN",
            converter = SpanOption.class,
            description = "how long one attempt may take; 10m unless given")
    void timeout(@Nullable Duration timeout) {
        change(timeout, NewJob::timeout);
    }

    @Option(
            names = "--unique",
            paramLabel = "KEY",
            description = "not while a job of this type with this key is still to end")
    void unique(@Nullable String unique) {
        change(unique, NewJob::unique);
    }

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "idempotency key: stored once, however often it is submitted")
    void key(@Nullable String key) {
        change(key, NewJob::idempotencyKey);
    }

    @Option(
            names = "--limit-key",
            paramLabel = "KEY",
            description = "starts as `queue limit KEY` allows")
    void limitKey(@Nullable String limitKey) {
        change(limitKey, NewJob::limitKey);
    }

    @Option(
            names = "--after",
            paramLabel = "ID",
            split = ",",
            description = "when these jobs have succeeded")
    void after(@Nullable List<Long> after) {
        change(after, (job, parents) -> job.after(parents.toArray(Long[]::new)));
    }

    /// True when any of them was given.
    boolean given() {
        return !changes.isEmpty();
    }

    /// A job of this type with all that was said.
    ///
    /// @throws UserError when the type does not take this payload, or a value is out of range
    NewJob job(String type, String payload) {
        BuiltIn.complaint(type, payload)
                .ifPresent(sentence -> {
                    throw new UserError(sentence);
                });
        if (delayed && dated) {
            throw new UserError("a job has either a --delay or --at");
        }
        return StoreCommand.checked(() -> {
            NewJob job = NewJob.of(type, payload);
            for (UnaryOperator<NewJob> change : changes) {
                job = change.apply(job);
            }
            return job;
        });
    }

    /// Remembers an option; picocli says null for one that was not given.
    private <T> void change(@Nullable T value, BiFunction<NewJob, T, NewJob> change) {
        if (value != null) {
            changes.add(job -> change.apply(job, value));
        }
    }
}
