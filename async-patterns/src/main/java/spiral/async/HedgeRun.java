package spiral.async;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One run of a [Hedge]: the starts, and the race between them.
final class HedgeRun<T extends @Nullable Object> {
    private final Hedge hedge;
    private final Policy inner;
    private final Task<T> task;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final Object lock = new Object();
    // guarded by the lock
    private final List<CompletableFuture<T>> started = new ArrayList<>();
    private int decided = 1; // counted before the work begins, which may end others at once
    private int failed;
    private Delay timer = () -> false;

    HedgeRun(Hedge hedge, Policy inner, Task<T> task) {
        this.hedge = hedge;
        this.inner = inner;
        this.task = task;
    }

    CompletableFuture<T> start() {
        Futures.onEnd(result, outcome -> stop());
        next(1);
        return result;
    }

    private void next(int number) {
        long begun = hedge.scheduler().nanos();
        CompletableFuture<T> work = Direct.guarded(inner, task);
        synchronized (lock) {
            started.add(work);
        }
        if (number > 1) {
            hedge.started(number);
        }
        Futures.onEnd(work, outcome -> ended(outcome, begun));
        if (result.isDone()) {
            work.cancel(true);
        } else {
            arm(number);
        }
    }

    private void arm(int number) {
        synchronized (lock) {
            if (decided == number && !result.isDone()) {
                timer.cancel();
                timer = hedge.scheduler().schedule(hedge.delay(), () -> more(number));
            }
        }
    }

    /// Not when another start was faster.
    private boolean more(int number) {
        synchronized (lock) {
            if (decided != number || result.isDone() || !hedge.mayStart(number)) {
                return false;
            }
            decided++;
        }
        next(number + 1);
        return true;
    }

    private void ended(Outcome<T> outcome, long begun) {
        if (outcome instanceof Outcome.Success<T>) {
            hedge.took(hedge.scheduler().nanos() - begun);
            Futures.end(result, outcome);
            return;
        }
        int number;
        synchronized (lock) {
            failed++;
            number = decided;
        }
        if (!more(number) && isLast()) {
            Futures.end(result, outcome);
        }
    }

    private boolean isLast() {
        synchronized (lock) {
            return failed == decided;
        }
    }

    private void stop() {
        List<CompletableFuture<T>> all;
        synchronized (lock) {
            timer.cancel();
            all = List.copyOf(started);
        }
        Futures.cancelAll(all);
    }
}
