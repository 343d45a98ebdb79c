package spiral.async;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// The only source of time and of waiting in this library.
///
/// Every policy that waits is given one, so that the same code runs on the wall clock
/// ([#system()]), on a test's virtual clock ([VirtualScheduler]) or on an event loop that owns the
/// process's time.
///
/// What an implementation promises is written as a test suite, `SchedulerContract`: tasks never run
/// on the stack of [#schedule], they run in the order of their due times, and in the order of
/// scheduling where those are equal.
public interface Scheduler {
    /// Nanoseconds of a monotonic clock. Only differences between readings mean anything.
    long nanos();

    /// Runs the task once, after the delay, on the scheduler's own thread: a task must be short.
    /// A negative delay counts as zero, one over 73 years as 73 years. What a task throws reaches
    /// neither the caller nor the tasks behind it.
    Delay schedule(Duration delay, Runnable task);

    /// Waits on the caller's own, possibly virtual, thread until the future has ended; an
    /// interruption cancels the future. Not for the scheduler's own thread, which would wait for
    /// itself.
    ///
    /// @throws Exception what the future failed with, without the JDK's wrappers
    default <T extends @Nullable Object> T await(CompletableFuture<T> future) throws Exception {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            future.cancel(true);
            throw interrupted;
        } catch (ExecutionException failed) {
            throw Outcome.raised(failed);
        }
    }

    /// Lets so much time pass on the caller's own thread, under the rules of [#await].
    default void sleep(Duration delay) throws Exception {
        var over = new CompletableFuture<@Nullable Void>();
        Delay timer = schedule(delay, () -> over.complete(null));
        try {
            await(over);
        } finally {
            timer.cancel();
        }
    }

    /// The wall clock: one daemon thread for the whole process, which sleeps while nothing is due
    /// and ends after a second without work.
    static Scheduler system() {
        return SystemScheduler.SHARED;
    }
}
