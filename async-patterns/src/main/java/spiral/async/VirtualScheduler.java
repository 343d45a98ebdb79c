package spiral.async;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// A clock that stands still until it is told to move, so that an hour of waiting is tested in
/// microseconds and every run is the same.
///
///     var time = new VirtualScheduler();
///     time.schedule(ofMinutes(5), () -> log.add("tea"));
///     time.advance(ofMinutes(4));   // nothing yet
///     time.advance(ofMinutes(1));   // "tea"
///
/// Tasks run on the thread that moves the clock, in the order of their due times; tasks of the same
/// instant in the order in which they were scheduled, or with [#shuffled(long)] in an order by
/// chance, to find code that counts on it. While a task runs, [#nanos] is exactly its due time.
/// What a task throws is thrown again by the call that moved the clock, once everything else has
/// run. Waiting ([#sleep], [#await]) moves the clock, too.
///
/// Not for more than one thread.
public final class VirtualScheduler implements Scheduler {
    /// How many tasks one call runs before it says that they will never end.
    public static final int TASK_LIMIT = 1_000_000;

    private static final long NEVER = Long.MAX_VALUE;

    // all touched by the one thread that owns the test
    private final TreeSet<Waiting> queue = new TreeSet<>();
    private final long origin;
    private final LongSupplier lots;
    private long elapsed;
    private long scheduled;
    private boolean moving;
    private @Nullable Throwable surprise;

    /// A clock whose first reading is 0.
    public VirtualScheduler() {
        this(0);
    }

    /// A clock whose first reading is `origin`: `Long.MAX_VALUE` shows whether some code compares
    /// readings where it should subtract them.
    public VirtualScheduler(long origin) {
        this(origin, () -> 0);
    }

    private VirtualScheduler(long origin, LongSupplier lots) {
        this.origin = origin;
        this.lots = lots;
    }

    /// A clock that runs the tasks of one instant in an order by chance; the same seed gives the
    /// same order.
    public static VirtualScheduler shuffled(long seed) {
        return new VirtualScheduler(0, new SplittableRandom(seed)::nextLong);
    }

    @Override
    public long nanos() {
        return origin + elapsed;
    }

    @Override
    public Delay schedule(Duration delay, Runnable task) {
        var waiting = new Waiting(elapsed + Nanos.of(delay), lots.getAsLong(), scheduled++, task);
        queue.add(waiting);
        return () -> queue.remove(waiting);
    }

    /// Lets time pass, running on the way whatever becomes due, also tasks that those tasks
    /// schedule.
    ///
    /// @throws IllegalStateException after [#TASK_LIMIT] tasks, or when called by a task
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("time moves forward, but the step was " + duration);
        }
        move(elapsed + Nanos.of(duration), TASK_LIMIT);
    }

    /// Jumps from task to task until none is left.
    ///
    /// @return how many tasks ran
    /// @throws IllegalStateException after [#TASK_LIMIT] tasks, or when called by a task
    public int runAll() {
        return runAll(TASK_LIMIT);
    }

    /// As [#runAll()], with a limit of one's own.
    public int runAll(int limit) {
        return move(NEVER, limit);
    }

    /// Moves from task to task until the future has ended: waiting, without waiting.
    ///
    /// @throws IllegalStateException when no task is left that could end it, or when called by a
    ///     task
    @Override
    public <T extends @Nullable Object> T await(CompletableFuture<T> future) throws Exception {
        while (!future.isDone()) {
            if (Thread.interrupted()) {
                future.cancel(true);
                throw new InterruptedException();
            }
            if (queue.isEmpty()) {
                throw new IllegalStateException("waiting for ever: no task is pending");
            }
            move(queue.first().due, TASK_LIMIT);
        }
        return Scheduler.super.await(future);
    }

    /// The number of tasks that wait.
    public int pending() {
        return queue.size();
    }

    private int move(long end, int limit) {
        if (moving) {
            throw new IllegalStateException("a task of this scheduler cannot move its clock");
        }
        moving = true;
        try {
            return runUntil(end, limit);
        } finally {
            moving = false;
        }
    }

    private int runUntil(long end, int limit) {
        surprise = null;
        int ran = 0;
        for (; !queue.isEmpty() && queue.first().due <= end; ran++) {
            if (ran == limit) {
                throw new IllegalStateException("more than " + limit + " tasks: do they ever end?");
            }
            Waiting next = queue.removeFirst();
            elapsed = next.due;
            guard(next.task);
        }
        elapsed = end == NEVER ? elapsed : end;
        if (surprise instanceof RuntimeException failure) {
            throw failure;
        } else if (surprise instanceof Error failure) {
            throw failure;
        }
        return ran;
    }

    /// Keeps the first failure and attaches the later ones to it.
    private void guard(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error failure) {
            if (surprise == null) {
                surprise = failure;
            } else {
                surprise.addSuppressed(failure);
            }
        }
    }

    /// `lot` is drawn where chance orders the tasks of an instant. `number` is the place in the
    /// order of scheduling; it makes every entry distinct.
    private record Waiting(long due, long lot, long number, Runnable task)
            implements Comparable<Waiting> {
        @Override
        public int compareTo(Waiting other) {
            int order = Long.compare(due, other.due);
            order = order != 0 ? order : Long.compare(lot, other.lot);
            return order != 0 ? order : Long.compare(number, other.number);
        }
    }
}
