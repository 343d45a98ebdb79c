package spiral.queue.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import spiral.console.UserError;
import spiral.queue.NewJob;
import spiral.queue.handler.BuiltIn;

/// What can be said about a job beside its type and payload: how late it runs, how urgent it is, how
/// often and how long it may try. Write `@Mixin private final JobOptions options = …`.
final class JobOptions {
    private final JobChanges changes = new JobChanges();
    // the command's own thread
    private boolean delayed;

    @Option(
            names = "--delay",
            paramLabel = "SPAN",
            converter = SpanOption.class,
            description = "run it so much later: 250ms, 30s, 5m, 1h30m")
    void delay(@Nullable Duration delay) {
        delayed = delay != null;
        changes.add(delay, NewJob::delay);
    }

    @Option(
            names = "--priority",
            paramLabel = "N",
            description = "0 to 9, 5 unless given; 9 comes first")
    void priority(@Nullable Integer priority) {
        changes.add(priority, NewJob::priority);
    }

    @Option(
            names = "--max-attempts",
            paramLabel = "N",
            description = "dead after so many failures; 5 unless given")
    void maxAttempts(@Nullable Integer maxAttempts) {
        changes.add(maxAttempts, NewJob::maxAttempts);
    }

    @Option(
            names = "--timeout",
            paramLabel = "SPAN",
            converter = SpanOption.class,
            description = "how long one attempt may take; 10m unless given")
    void timeout(@Nullable Duration timeout) {
        changes.add(timeout, NewJob::timeout);
    }

    @Option(
            names = "--unique",
            paramLabel = "KEY",
            description = "not while a job of this type with this key is still to end")
    void unique(@Nullable String unique) {
        changes.add(unique, NewJob::unique);
    }

    @Option(
            names = "--limit-key",
            paramLabel = "KEY",
            description = "starts as `queue limit KEY` allows")
    void limitKey(@Nullable String limitKey) {
        changes.add(limitKey, NewJob::limitKey);
    }

    /// True when any of them was given.
    boolean given() {
        return changes.any();
    }

    /// True when a delay was given.
    boolean delayed() {
        return delayed;
    }

    /// A job of this type with all that was said.
    ///
    /// @throws UserError when the type does not take this payload, or a value is out of range
    NewJob job(String type, String payload) {
        BuiltIn.complaint(type, payload)
                .ifPresent(sentence -> {
                    throw new UserError(sentence);
                });
        return StoreCommand.checked(() -> changes.made(NewJob.of(type, payload)));
    }
}
