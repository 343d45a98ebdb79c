package spiral.async;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The adapter to the operating system's clock: a heap of timers and at most one daemon thread,
/// which ends one second after the heap ran empty.
///
/// What a task throws goes to the handler for surprises; by default that of the thread, as if the
/// task had been a thread of its own.
final class SystemScheduler implements Scheduler {
    static final SystemScheduler SHARED = new SystemScheduler(SystemScheduler::report);

    private final ScheduledThreadPoolExecutor timers;
    private final UncaughtExceptionHandler surprises;

    SystemScheduler(UncaughtExceptionHandler surprises) {
        this.surprises = surprises;
        timers = new ScheduledThreadPoolExecutor(1, SystemScheduler::daemon);
        timers.setRemoveOnCancelPolicy(true);
        timers.setKeepAliveTime(1, SECONDS);
        timers.allowCoreThreadTimeOut(true);
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Delay schedule(Duration delay, Runnable task) {
        var shot = new Shot(task);
        ScheduledFuture<?> timer = timers.schedule(() -> fire(shot), Nanos.of(delay), NANOSECONDS);
        return () -> shot.take() != null && forget(timer);
    }

    private void fire(Shot shot) {
        Runnable task = shot.take();
        if (task == null) {
            return;
        }
        try {
            task.run();
        } catch (Throwable surprise) {
            surprises.uncaughtException(Thread.currentThread(), surprise);
        }
    }

    /// The shot is what decides; a timer that is already firing finds it taken.
    private static boolean forget(ScheduledFuture<?> timer) {
        timer.cancel(false);
        return true;
    }

    private static Thread daemon(Runnable work) {
        return Thread.ofPlatform().daemon().name("spiral-timer").unstarted(work);
    }

    private static void report(Thread thread, Throwable surprise) {
        thread.getUncaughtExceptionHandler().uncaughtException(thread, surprise);
    }

    /// The task until somebody takes it: the thread to run it or a caller to cancel it, never both.
    private static final class Shot {
        private final AtomicReference<@Nullable Runnable> task;

        Shot(Runnable task) {
            this.task = new AtomicReference<>(task);
        }

        @Nullable Runnable take() {
            return task.getAndSet(null);
        }
    }
}
