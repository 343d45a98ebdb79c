package spiral.queue.worker;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import spiral.async.Delay;
import spiral.async.Scheduler;
import spiral.eventloop.EventLoop;
import spiral.queue.StoreException;

/// The way from the loop to the store and back: calls run on threads that may block, one after the
/// other where there is one thread, and replies come home as tasks of the loop.
///
///     loop ──ask──► store thread ──► SQLite
///       ▲                │
///       └────── post ────┘
public final class StoreThread {
    private final EventLoop loop;
    private final Executor thread;

    /// Calls run on `thread`, replies on `loop`.
    public StoreThread(EventLoop loop, Executor thread) {
        this.loop = loop;
        this.thread = thread;
    }

    /// Makes the call; then, on the loop, exactly one of `reply` and `failed` runs.
    public <T> void ask(
            String what, Supplier<T> call, Consumer<T> reply, Consumer<RuntimeException> failed) {
        thread.execute(() -> {
            try {
                T answer = call.get();
                loop.post(what, () -> reply.accept(answer));
            } catch (RuntimeException e) {
                loop.post(what + " failed", () -> failed.accept(e));
            } catch (Error e) {
                StoreException trouble = new StoreException(what + " ended with " + e, e);
                loop.post(what + " failed", () -> failed.accept(trouble));
            }
        });
    }

    /// Time from the loop, work on this thread: for polls that read the store.
    public Scheduler scheduler(Scheduler time) {
        return new Scheduler() {
            @Override
            public long nanos() {
                return time.nanos();
            }

            @Override
            public Delay schedule(Duration delay, Runnable task) {
                return time.schedule(delay, () -> thread.execute(task));
            }
        };
    }
}
