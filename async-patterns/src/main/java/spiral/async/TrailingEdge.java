package spiral.async;

import static java.time.Duration.ofNanos;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Many calls, one run: the calls that arrive before the run are covered by it, and it sees the
/// argument of the latest. When the run is due is what tells a [Debouncer] from a [Throttler].
///
///     calls   a  b c
///     run                (c)        the futures of a, b and c end as this run ends
///
/// The function runs on the scheduler's thread, or on that of [#flush], and must be short.
///
/// How this works: a call stores its argument and the instant at which the run is due, and makes
/// sure that a timer is set: one, however many calls there are. A timer that fires early, because
/// the run was put off meanwhile, sets itself again for the rest.
public abstract sealed class TrailingEdge<A, R extends @Nullable Object>
        permits Debouncer, Throttler {
    /// How many callers one run covers at most; the next one is refused with [QueueFull].
    public static final int CALLER_LIMIT = 100_000;

    private final Function<? super A, ? extends R> function;
    private final Scheduler scheduler;
    private final Object lock = new Object();
    // guarded by the lock, as are the fields of the subclasses
    private @Nullable Covered<A, R> waiting;
    private @Nullable Delay timer;
    private long due;

    TrailingEdge(Function<? super A, ? extends R> function, Scheduler scheduler) {
        this.function = function;
        this.scheduler = scheduler;
    }

    /// The instant of the run that covers a call made now, when none is waiting.
    abstract long due(long now);

    /// The instant of the run that is waiting, now that it covers another call.
    abstract long putOff(long due, long now);

    /// A run begins now.
    abstract void ran(long now);

    /// Asks for a run with this argument. The future ends as the run ends that covers this call, or
    /// is cancelled by [#cancel]; cancelling the future itself only lets go of this caller. Fails
    /// with [QueueFull] if [#CALLER_LIMIT] callers wait.
    public final CompletableFuture<R> call(A argument) {
        synchronized (lock) {
            long now = scheduler.nanos();
            if (waiting != null && waiting.callers() == CALLER_LIMIT) {
                return CompletableFuture.failedFuture(
                        new QueueFull(CALLER_LIMIT, ofNanos(due - now)));
            }
            due = waiting == null ? due(now) : putOff(due, now);
            if (waiting == null) {
                waiting = new Covered<>(argument);
            }
            if (timer == null) {
                arm(now);
            }
            return waiting.cover(argument);
        }
    }

    /// Makes the run that waits now, on this thread.
    ///
    /// @return false if none waited
    public final boolean flush() {
        Covered<A, R> ready;
        synchronized (lock) {
            ready = begin(scheduler.nanos());
        }
        return ready != null && ready.run(function);
    }

    /// Drops the run that waits; the futures of its callers are cancelled.
    ///
    /// @return false if none waited
    public final boolean cancel() {
        Covered<A, R> dropped;
        synchronized (lock) {
            dropped = take();
        }
        return dropped != null && dropped.cancel();
    }

    /// Is a run waiting for its time?
    public final boolean pending() {
        synchronized (lock) {
            return waiting != null;
        }
    }

    private void fire() {
        Covered<A, R> ready;
        synchronized (lock) {
            timer = null;
            ready = takeIfDue(scheduler.nanos());
        }
        if (ready != null) {
            ready.run(function);
        }
    }

    private @Nullable Covered<A, R> takeIfDue(long now) {
        if (waiting != null && !Nanos.reached(due, now)) {
            arm(now);
            return null;
        }
        return begin(now);
    }

    private @Nullable Covered<A, R> begin(long now) {
        if (waiting != null) {
            ran(now);
        }
        return take();
    }

    /// What waits, which then no longer waits. A timer that can no longer be cancelled will find
    /// nothing, or set itself again for what comes after.
    private @Nullable Covered<A, R> take() {
        Covered<A, R> taken = waiting;
        waiting = null;
        if (timer != null && timer.cancel()) {
            timer = null;
        }
        return taken;
    }

    private void arm(long now) {
        timer = scheduler.schedule(ofNanos(due - now), this::fire);
    }
}
