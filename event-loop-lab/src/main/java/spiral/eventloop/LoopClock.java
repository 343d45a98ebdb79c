package spiral.eventloop;

import java.util.function.BooleanSupplier;

/// The loop's time, in nanoseconds since the loop was built. One clock belongs to one loop.
sealed interface LoopClock permits VirtualClock, WallClock {
    /// Now. Never goes back.
    long nanos();

    /// Lets time pass until `due`, or until [#wake] while `awake` holds; may return early.
    void sleepUntil(long due, BooleanSupplier awake);

    /// Ends a [#sleepUntil] on another thread. The caller has made `awake` true before.
    void wake();

    /// Lets `work` nanoseconds pass while the loop's thread is busy and nothing else can run.
    void burn(long work);

    /// Whether something may happen while the loop sleeps without a timer.
    boolean hearsOtherThreads();
}
