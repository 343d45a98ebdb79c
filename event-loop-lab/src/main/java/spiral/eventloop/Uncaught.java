package spiral.eventloop;

import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// What becomes of an error that leaves a task: it is reported, and by the model's rule the microtasks
/// that the task left may have to wait for the end of another task.
///
/// Only the loop's thread touches it.
final class Uncaught {
    /// Leaves a checkpoint in its middle.
    static final class BrokenOff extends RuntimeException {
        private static final long serialVersionUID = 1;

        BrokenOff() {
            super(null, null, false, false);
        }
    }

    private final LoopModel model;
    private final UncaughtHandler handler;
    private final IntSupplier waiting;
    private final @Nullable Tracer tracer;
    private boolean owing;

    /// @param waiting how many microtasks wait
    Uncaught(
            LoopModel model,
            UncaughtHandler handler,
            IntSupplier waiting,
            @Nullable Tracer tracer) {
        this.model = model;
        this.handler = handler;
        this.waiting = waiting;
        this.tracer = tracer;
    }

    /// Tells an error; one that ends the run goes on instead.
    void report(String name, Throwable error) {
        if (error instanceof Halt halt) {
            throw halt;
        }
        if (tracer != null) {
            tracer.failed(name, error);
        }
        handler.uncaught(name, error);
    }

    /// Whether a task of that queue which failed skips its checkpoint.
    boolean skips(String queue, String name) {
        boolean skips = model.skipping().contains(queue);
        owing |= skips;
        if (skips && tracer != null && waiting.getAsInt() > 0) {
            tracer.checkpointSkipped(name, waiting.getAsInt());
        }
        return skips;
    }

    /// For microtasks of that queue: reports, and breaks the checkpoint off if the model says so.
    UncaughtHandler within(String queue) {
        return (name, error) -> {
            report(name, error);
            if (skips(queue, name)) {
                throw new BrokenOff();
            }
        };
    }

    /// Whether an error has left microtasks to the end of another task.
    boolean owes() {
        return owing;
    }

    /// A checkpoint pays what is owed.
    void pay() {
        owing = false;
    }
}
