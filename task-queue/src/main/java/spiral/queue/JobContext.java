package spiral.queue;

import java.time.Duration;

/// What a handler sees of the job that it runs.
public interface JobContext {

    /// The job's id, as the store gave it.
    long job();

    /// The number of this attempt, from 1.
    int attempt();

    /// The payload as it was submitted, JSON text.
    String payload();

    /// The payload as a value of the program's own type, read by Jackson. Nothing is bent to fit: `"5"`
    /// is no number.
    ///
    /// @throws IllegalArgumentException when it is no such value: the attempt fails with that
    default <T> T payload(Class<T> type) {
        return TypedPayload.read(payload(), type);
    }

    /// The W3C trace context of the job; pass it on with calls to other systems.
    String traceparent();

    /// How long this attempt may take before it is interrupted.
    Duration timeout();

    /// Does something in the store in the very transaction that acknowledges this job: together
    /// they happen exactly once, or not at all. It runs after the handler has returned.
    void inAckTransaction(Settlement.Effect effect);

    /// Says how far it has come, 0 to 100 percent, with a few words. Costs nothing here: the latest
    /// word is written now and then, and a word that comes just before the end may never be.
    default void progress(int percent, String note) {}

    /// True once the worker has lost the job, which is why the handler was interrupted: another
    /// worker may have begun it. Do nothing more outside.
    default boolean leaseLost() {
        return false;
    }

    /// Leaves a result (JSON text) with the succeeded job.
    void result(String json);
}
