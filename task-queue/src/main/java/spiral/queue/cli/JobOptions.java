package spiral.queue.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import spiral.console.UserError;
import spiral.queue.NewJob;
import spiral.queue.Ties;

/// What can be said about a job beside its type and payload: when it runs, how urgent it is, how
/// often and how long it may try. Write `@Mixin private final JobOptions options = …`.
final class JobOptions {
    @Option(
            names = "--delay",
            paramLabel = "SPAN",
            converter = SpanOption.class,
            description = "run it so much later: 250ms, 30s, 5m, 1h30m")
    private @Nullable Duration delay;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = MomentOption.class,
            description = "run it then: 2026-03-01T12:00:00Z")
    private @Nullable Instant at;

    @Option(
            names = "--priority",
            paramLabel = "N",
            description = "0 to 9, 5 unless given; 9 comes first")
    private @Nullable Integer priority;

    @Option(
            names = "--max-attempts",
            paramLabel = "N",
            description = "dead after so many failures; 5 unless given")
    private @Nullable Integer maxAttempts;

    @Option(
            names = "--timeout",
            paramLabel = "SPAN",
            converter = SpanOption.class,
            description = "how long one attempt may take; 10m unless given")
    private @Nullable Duration timeout;

    @Option(
            names = "--unique",
            paramLabel = "KEY",
            description = "not while a job of this type with this key is still to end")
    private @Nullable String unique;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "idempotency key: stored once, however often it is submitted")
    private @Nullable String key;

    @Option(
            names = "--limit-key",
            paramLabel = "KEY",
            description = "starts as `queue limit KEY` allows")
    private @Nullable String limitKey;

    @Option(
            names = "--after",
            paramLabel = "ID",
            split = ",",
            description = "when these jobs have succeeded")
    private List<Long> after = List.of();

    /// True when something was said.
    boolean given() {
        return delay != null
                || at != null
                || priority != null
                || maxAttempts != null
                || timeout != null
                || unique != null
                || key != null
                || limitKey != null
                || !after.isEmpty();
    }

    /// The job with all that was said.
    ///
    /// @throws UserError when delay and time exclude each other
    /// @throws IllegalArgumentException when a value is out of its range
    NewJob of(NewJob job) {
        if (delay != null && at != null) {
            throw new UserError("a job has either a --delay or --at");
        }
        NewJob changed = delay != null ? job.delay(delay) : job;
        changed = at != null ? changed.runAt(at) : changed;
        changed = priority != null ? changed.priority(priority) : changed;
        changed = maxAttempts != null ? changed.maxAttempts(maxAttempts) : changed;
        changed = timeout != null ? changed.timeout(timeout) : changed;
        return changed.tied(
                new Ties(
                        Optional.ofNullable(unique),
                        Optional.ofNullable(key),
                        Optional.ofNullable(limitKey),
                        after));
    }
}
