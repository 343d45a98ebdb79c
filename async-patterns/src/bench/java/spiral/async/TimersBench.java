package spiral.async;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A million timers are added, every other one is cancelled, the rest fires: beside
/// ScheduledThreadPoolExecutor and the delayer of CompletableFuture.
///
///     mvn -Pbench -pl async-patterns -am verify -Dit.test=TimersBench \
///         -Dfailsafe.failIfNoSpecifiedTests=false
///
/// The times are those of the thread that adds and cancels, and of everything until the last one
/// has fired; of three rounds the best, in nanoseconds for each timer.
@DisplayName("A million timers, half of them cancelled")
@SuppressWarnings("FutureReturnValueIgnored") // futures are timers here: kept, and cancelled
class TimersBench {
    private static final int TIMERS = 1_000_000;
    private static final int ROUNDS = 3;

    /// All are added before the first is due; then all are due within a millisecond, so that what is
    /// counted is the firing and not the time until they are due.
    private static final long FIRST = MILLISECONDS.toNanos(4_000);

    private static final long SPREAD = MILLISECONDS.toNanos(1);

    private final LongAdder fired = new LongAdder();

    /// How a subject schedules, and how it cancels what it returned.
    private interface Subject {
        Object schedule(long nanos, Runnable task);

        void cancel(Object timer);
    }

    /// What a round cost, in nanoseconds.
    record Cost(long adding, long cancelling, long firing, long bytes) {
        Cost best(Cost other) {
            return new Cost(
                    Math.min(adding, other.adding),
                    Math.min(cancelling, other.cancelling),
                    Math.min(firing, other.firing),
                    Math.min(bytes, other.bytes));
        }

        long total() {
            return adding + cancelling + firing;
        }
    }

    @Test
    @DisplayName("ours takes at most half of what the others take")
    void aMillionTimers() {
        assertThat(ours().total() * 2).isLessThan(Math.min(executor().total(), delayer().total()));
    }

    Cost ours() {
        return measure("ours", ours(Scheduler.system()));
    }

    Cost executor() {
        try (var pool = new ScheduledThreadPoolExecutor(1)) {
            pool.setRemoveOnCancelPolicy(true);
            return measure("ScheduledThreadPoolExecutor", executor(pool));
        }
    }

    Cost delayer() {
        return measure("CompletableFuture", timeOuts());
    }

    private Cost measure(String name, Subject subject) {
        Cost best = round(subject);
        for (int i = 1; i < ROUNDS; i++) {
            best = best.best(round(subject));
        }
        System.out.printf(
                "%-28s add %5d ns  cancel %5d ns  fire %5d ns  %4d B for each timer%n",
                name,
                best.adding / TIMERS,
                best.cancelling * 2 / TIMERS,
                best.firing * 2 / TIMERS,
                best.bytes / TIMERS);
        return best;
    }

    /// The firing is what has not ended when the first one was due.
    private Cost round(Subject subject) {
        fired.reset();
        Object[] timers = new Object[TIMERS];
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long begun = System.nanoTime();
        for (int i = 0; i < TIMERS; i++) {
            long at = FIRST + i * SPREAD / TIMERS;
            timers[i] = subject.schedule(at - (System.nanoTime() - begun), fired::increment);
        }
        long added = System.nanoTime();
        bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
        for (int i = 0; i < TIMERS; i += 2) {
            subject.cancel(timers[i]);
        }
        long cancelled = System.nanoTime();
        while (fired.sum() < TIMERS / 2) {
            LockSupport.parkNanos(MILLISECONDS.toNanos(1));
        }
        long late = Math.max(0, System.nanoTime() - begun - FIRST);
        return new Cost(added - begun, cancelled - added, late, bytes);
    }

    private static Subject ours(Scheduler time) {
        return new Subject() {
            @Override
            public Object schedule(long nanos, Runnable task) {
                return time.schedule(Duration.ofNanos(nanos), task);
            }

            @Override
            public void cancel(Object timer) {
                ((Delay) timer).cancel();
            }
        };
    }

    private static Subject executor(ScheduledThreadPoolExecutor pool) {
        return new Subject() {
            @Override
            public Object schedule(long nanos, Runnable task) {
                return pool.schedule(task, nanos, NANOSECONDS);
            }

            @Override
            public void cancel(Object timer) {
                ((Future<?>) timer).cancel(false);
            }
        };
    }

    /// A time-out on a future, and the future that ends before it.
    private static Subject timeOuts() {
        return new Subject() {
            @Override
            public Object schedule(long nanos, Runnable task) {
                var future = new CompletableFuture<String>();
                var _ = future.completeOnTimeout("late", nanos, NANOSECONDS);
                var _ =
                        future.thenAccept(how -> {
                            if (how.equals("late")) {
                                task.run();
                            }
                        });
                return future;
            }

            @Override
            @SuppressWarnings("unchecked") // made above
            public void cancel(Object timer) {
                ((CompletableFuture<String>) timer).complete("in time");
            }
        };
    }
}
