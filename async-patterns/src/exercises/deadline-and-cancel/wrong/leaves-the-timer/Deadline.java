package spiral.async;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/// Leaves a timer behind each quick call.
final class Deadline<T> extends CompletableFuture<T> {
    private final CompletableFuture<T> work;
    private final Delay timer;

    private Deadline(
            CompletableFuture<T> work, Duration limit, Scheduler scheduler, Runnable expired) {
        this.work = work;
        timer = scheduler.schedule(limit, () -> expire(limit, expired));
    }

    static <T> CompletableFuture<T> of(
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

    private void release() {
        work.cancel(true);
    }
}
