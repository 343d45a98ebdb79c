package spiral.async;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/// Starts a timer for work that has ended.
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
        var result = new Deadline<>(work, limit, scheduler, expired);
        boolean early = work.isDone();
        Futures.onEnd(work, outcome -> Futures.end(result, outcome));
        if (!early) {
            Futures.onEnd(result, outcome -> result.release());
        }
        return result;
    }

    private void expire(Duration limit, Runnable expired) {
        if (completeExceptionally(new TimeoutException("it took longer than " + limit))) {
            expired.run();
        }
    }

    private void release() {
        if (timer != null) {
            timer.cancel();
        }
        work.cancel(true);
    }
}
