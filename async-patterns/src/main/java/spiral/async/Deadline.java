package spiral.async;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The future of work that may take so long and no longer.
///
///     work     ------*             the result is the work's, and the timer is gone
///     work     ---------- - - x    cancelled at the limit
///     limit    |---------|
///     result             x         TimeoutException, on time, whatever the work does then
///
/// The result is ended before the work is cancelled, so that the cancelling cannot be mistaken for
/// an end of the work.
final class Deadline<T extends @Nullable Object> extends CompletableFuture<T> {
    private final CompletableFuture<T> work;
    private final Delay timer;

    private Deadline(
            CompletableFuture<T> work, Duration limit, Scheduler scheduler, Runnable expired) {
        this.work = work;
        timer = scheduler.schedule(limit, () -> expire(limit, expired));
    }

    /// Ends as the work ends, or with a `TimeoutException` when the limit has passed.
    ///
    /// @param expired is run after the limit has ended the result
    static <T extends @Nullable Object> CompletableFuture<T> of(
            CompletableFuture<T> work, Duration limit, Scheduler scheduler, Runnable expired) {
        if (work.isDone()) {
            return work;
        }
        var result = new Deadline<>(work, limit, scheduler, expired);
        Futures.onEnd(work, outcome -> Futures.end(result, outcome));
        Futures.onEnd(result, outcome -> result.release());
        return result;
    }

    private void expire(Duration limit, Runnable expired) {
        if (completeExceptionally(new TimeoutException("it took longer than " + limit))) {
            expired.run();
        }
    }

    /// The result has ended, in whatever way: nobody waits for the timer or the work any more.
    private void release() {
        timer.cancel();
        work.cancel(true);
    }
}
