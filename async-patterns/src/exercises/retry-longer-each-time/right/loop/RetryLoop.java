package spiral.async;

import static spiral.async.Checks.atLeast;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// Tries again when work fails, longer apart each time.
///
///     attempt 1 --x  wait  attempt 2 --x   wait   attempt 3 --*  the result
///
/// A loop goes round as long as attempts end at once and no wait is asked for; otherwise it stops,
/// and whoever ends the attempt or the wait starts it again.
record RetryLoop(
        int maxAttempts,
        Backoff backoff,
        Predicate<? super Throwable> retryOn,
        Scheduler scheduler,
        RandomGenerator random) {

    RetryLoop {
        atLeast(1, "maxAttempts", maxAttempts);
    }

    static RetryLoop upTo(
            int maxAttempts, Backoff backoff, Scheduler scheduler, RandomGenerator random) {
        return new RetryLoop(maxAttempts, backoff, RetryLoop::ordinary, scheduler, random);
    }

    RetryLoop on(Predicate<? super Throwable> retryOn) {
        return new RetryLoop(maxAttempts, backoff, retryOn, scheduler, random);
    }

    <T> CompletableFuture<T> run(Task<T> task) {
        var run = new Run<>(task);
        run.goOn();
        return run.result;
    }

    private static boolean ordinary(Throwable failure) {
        return failure instanceof Exception && !(failure instanceof InterruptedException);
    }

    private final class Run<T> {
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private final Task<T> task;
        // touched by the step that is under way, and there is only one at a time
        private int attempt;
        private Duration waited = Duration.ZERO;

        Run(Task<T> task) {
            this.task = task;
        }

        void goOn() {
            while (!result.isDone()) {
                CompletableFuture<T> work = start();
                if (!work.isDone()) {
                    Futures.onEnd(work, this::goOnAfter);
                    return;
                }
                if (!nextIsDue(work.handle(Outcome::of).join())) {
                    return;
                }
            }
        }

        private CompletableFuture<T> start() {
            attempt++;
            CompletableFuture<T> work = Futures.start(task);
            Futures.onEnd(result, end -> work.cancel(true));
            return work;
        }

        private void goOnAfter(Outcome<T> outcome) {
            if (nextIsDue(outcome)) {
                goOn();
            }
        }

        /// False when the result has ended or a wait has begun.
        private boolean nextIsDue(Outcome<T> outcome) {
            if (outcome instanceof Outcome.Failure<T>(Throwable cause)) {
                return nextIsDue(cause);
            }
            Futures.end(result, outcome);
            return false;
        }

        private boolean nextIsDue(Throwable cause) {
            try {
                if (attempt < maxAttempts && retryOn.test(cause)) {
                    return noWait();
                }
                result.completeExceptionally(cause);
            } catch (Throwable brokenRule) {
                if (brokenRule != cause) {
                    brokenRule.addSuppressed(cause);
                }
                result.completeExceptionally(brokenRule);
            }
            return false;
        }

        private boolean noWait() {
            waited = backoff.delay(attempt, waited, random);
            if (waited.isZero()) {
                return true;
            }
            Delay delay = scheduler.schedule(waited, this::goOn);
            Futures.onEnd(result, end -> delay.cancel());
            return false;
        }
    }
}
