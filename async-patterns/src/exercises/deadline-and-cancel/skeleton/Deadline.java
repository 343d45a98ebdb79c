package spiral.async;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/// The future of work that may take so long and no longer.
///
///     work     ------*             the result is the work's, and the timer is gone
///     work     ---------- - - x    cancelled at the limit
///     limit    |---------|
///     result             x         TimeoutException, on time, whatever the work does then
///
/// At hand: `scheduler.schedule(limit, () -> ...)` answers a `Delay`, which can be cancelled.
/// `Futures.onEnd(future, outcome -> ...)` hears how a future ends. `Futures.end(result, outcome)`
/// ends a future in the same way. `new TimeoutException("it took longer than " + limit)`.
final class Deadline<T> extends CompletableFuture<T> {
    /// Ends as the work ends, or with a `TimeoutException` when the limit has passed.
    ///
    /// @param expired is run after the limit has ended the result
    static <T> CompletableFuture<T> of(
            CompletableFuture<T> work, Duration limit, Scheduler scheduler, Runnable expired) {
        // TODO step 1: end as the work ends, or at the limit
        // TODO step 2: at the limit cancel the work; leave no timer behind
        // TODO step 3: whoever ends the result stops timer and work
        throw new UnsupportedOperationException("TODO step 1: answer a future that ends in time");
    }

    private Deadline() {}
}
