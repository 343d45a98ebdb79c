package spiral.async;

import static java.time.Duration.ofNanos;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Many calls, one run: a run covers the calls that came before it, and sees the argument of the
/// latest. When the runs are due is what tells a [Debouncer] from a [Throttler].
///
///     calls   a  b c
///     run                (c)        the futures of a, b and c end as this run ends
///
/// The function runs on the scheduler's thread, on that of [#flush], or at a leading edge on that
/// of the call, and must be short.
///
/// How this works: a [Rhythm] says when a run is due. A call stores its argument and makes sure
/// that a timer is set: one, however many calls there are. A timer that fires early, because the
/// run was put off meanwhile, sets itself again for the rest.
public abstract sealed class Edges<A, R extends @Nullable Object> permits Debouncer, Throttler {
    /// How many callers one run covers at most; the next one is refused with [QueueFull].
    public static final int CALLER_LIMIT = 100_000;

    private final Function<? super A, ? extends R> function;
    private final Scheduler scheduler;
    private final Object lock = new Object();
    // guarded by the lock
    private final Rhythm rhythm;
    private @Nullable Covered<A, R> waiting;
    private @Nullable CompletableFuture<R> latest;
    private @Nullable Delay timer;

    Edges(Rhythm rhythm, Function<? super A, ? extends R> function, Scheduler scheduler) {
        this.rhythm = rhythm;
        this.function = function;
        this.scheduler = scheduler;
    }

    final Function<? super A, ? extends R> function() {
        return function;
    }

    final Scheduler scheduler() {
        return scheduler;
    }

    /// Asks for a run with this argument. The future ends as the run ends that covers this call, or
    /// is cancelled by [#cancel]; cancelling the future itself only lets go of this caller. Where
    /// only leading edges run, the run that opened the burst covers the rest of it. Fails with
    /// [QueueFull] if [#CALLER_LIMIT] callers wait.
    public final CompletableFuture<R> call(A argument) {
        Covered<A, R> ready;
        CompletableFuture<R> caller;
        synchronized (lock) {
            long now = scheduler.nanos();
            if (waiting != null && waiting.callers() == CALLER_LIMIT) {
                return CompletableFuture.failedFuture(
                        new QueueFull(CALLER_LIMIT, ofNanos(rhythm.due() - now)));
            }
            boolean runs = rhythm.call(now);
            if (!runs && !rhythm.waiting() && latest != null) {
                return latest.copy();
            }
            if (waiting == null) {
                waiting = new Covered<>(argument);
            }
            caller = waiting.cover(argument);
            ready = runs ? take() : null;
            if (!runs && timer == null) {
                arm(now);
            }
        }
        if (ready != null) {
            ready.run(function);
        }
        return caller;
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

    /// Drops the run that waits; the futures of its callers are cancelled. The next call begins
    /// anew.
    ///
    /// @return false if none waited
    public final boolean cancel() {
        Covered<A, R> dropped;
        synchronized (lock) {
            rhythm.drop();
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
        if (waiting != null && !Nanos.reached(rhythm.due(), now)) {
            arm(now);
            return null;
        }
        return begin(now);
    }

    private @Nullable Covered<A, R> begin(long now) {
        if (waiting != null) {
            rhythm.ran(now);
        }
        return take();
    }

    /// What waits, which then no longer waits. A timer that can no longer be cancelled will find
    /// nothing, or set itself again for what comes after.
    private @Nullable Covered<A, R> take() {
        Covered<A, R> taken = waiting;
        waiting = null;
        if (taken != null) {
            latest = taken.result();
        }
        if (timer != null && timer.cancel()) {
            timer = null;
        }
        return taken;
    }

    private void arm(long now) {
        timer = scheduler.schedule(ofNanos(rhythm.due() - now), this::fire);
    }
}
