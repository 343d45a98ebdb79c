package spiral.queue.cli;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import spiral.console.UserError;
import spiral.queue.NewJob;

/// What can be said beside [JobOptions] about a job that is submitted once, not by a schedule.
final class OnceOptions {
    private final JobChanges changes = new JobChanges();
    // the command's own thread
    private boolean dated;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = MomentOption.class,
            description = "run it then: 2026-03-01T12:00:00Z")
    void at(@Nullable Instant at) {
        dated = at != null;
        changes.add(at, NewJob::runAt);
    }

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "idempotency key: stored once, however often it is submitted")
    void key(@Nullable String key) {
        changes.add(key, NewJob::idempotencyKey);
    }

    @Option(
            names = "--after",
            paramLabel = "ID",
            split = ",",
            converter = JobNumber.class,
            description = "when these jobs have succeeded")
    void after(@Nullable List<Long> after) {
        changes.add(after, (job, parents) -> job.after(parents.toArray(Long[]::new)));
    }

    /// True when any of them was given.
    boolean given() {
        return changes.any();
    }

    /// The job with all that was said.
    ///
    /// @param delayed whether a delay has been given, too
    /// @throws UserError when a value is out of range, or the two times are one too many
    NewJob said(NewJob job, boolean delayed) {
        if (delayed && dated) {
            throw new UserError("a job has either a --delay or --at");
        }
        return StoreCommand.checked(() -> changes.made(job));
    }
}
