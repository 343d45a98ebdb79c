package spiral.async;

import static spiral.async.Checks.positive;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Gives work so much time, and then stops it.
///
///     work     ------------------------ - - -   (cancelled, interrupted)
///     limit    |---------------|
///     result                   x TimeoutException
///
/// The result ends on time, even if the work does not care about being stopped. No timer is left
/// behind when the work ends first. A value.
public final class TimeOut implements Policy {
    private final Duration limit;
    private final Scheduler scheduler;
    private final boolean onCallersThread;
    private final Listener listener;

    private TimeOut(
            Duration limit, Scheduler scheduler, boolean onCallersThread, Listener listener) {
        this.limit = positive("limit", limit);
        this.scheduler = scheduler;
        this.onCallersThread = onCallersThread;
        this.listener = listener;
    }

    /// Work may take so long.
    ///
    /// @throws IllegalArgumentException unless limit is positive
    public static TimeOut of(Duration limit, Scheduler scheduler) {
        return new TimeOut(limit, scheduler, false, Listener.NONE);
    }

    /// The same, but [#call] stays on the caller's thread and interrupts that at the limit: no
    /// other thread, but a body that ignores interruptions holds its caller.
    public TimeOut onCallersThread() {
        return new TimeOut(limit, scheduler, true, listener);
    }

    /// Tells this listener of each time-out.
    public TimeOut listener(Consumer<? super Event> listener) {
        return new TimeOut(limit, scheduler, onCallersThread, Listener.of(listener));
    }

    /// How long work may take.
    public Duration limit() {
        return limit;
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> run(Policy inner, Task<T> task) {
        CompletableFuture<T> work = Direct.guarded(inner, task);
        return Deadline.of(work, limit, scheduler, this::tell);
    }

    private void tell() {
        if (listener.listens()) {
            listener.tell(new Event.TimedOut(limit));
        }
    }

    /// Runs the body on a virtual thread of its own, since no caller can be torn out of a body that
    /// does not care; the caller waits for at most the limit. See [#onCallersThread].
    @Override
    public <T extends @Nullable Object> T call(Policy inner, Callable<T> body) throws Exception {
        return onCallersThread
                ? interrupting(inner, body)
                : scheduler.await(run(Direct.DIRECT, Task.blocking(() -> inner.call(body))));
    }

    private <T extends @Nullable Object> T interrupting(Policy inner, Callable<T> body)
            throws Exception {
        var alarm = new Alarm(Thread.currentThread());
        Delay timer = scheduler.schedule(limit, alarm::ring);
        T value;
        try {
            value = inner.call(body);
        } catch (Throwable failure) {
            if (alarm.off() && failure instanceof InterruptedException) {
                throw told();
            }
            throw failure;
        } finally {
            timer.cancel();
        }
        if (alarm.off()) {
            throw told();
        }
        return value;
    }

    private TimeoutException told() {
        tell();
        return new TimeoutException("it took longer than " + limit);
    }

    @Override
    public String toString() {
        return "TimeOut after " + limit;
    }

    /// Interrupts a thread while it is in the body, and never afterwards.
    private static final class Alarm {
        private final Thread thread;
        // guarded by this
        private boolean off;
        private boolean rang;

        Alarm(Thread thread) {
            this.thread = thread;
        }

        synchronized void ring() {
            if (!off) {
                rang = true;
                thread.interrupt();
            }
        }

        /// The body has ended; an interruption that was ours is taken back.
        ///
        /// @return whether the alarm rang in time
        synchronized boolean off() {
            if (!off && rang) {
                Thread.interrupted();
            }
            off = true;
            return rang;
        }
    }
}
