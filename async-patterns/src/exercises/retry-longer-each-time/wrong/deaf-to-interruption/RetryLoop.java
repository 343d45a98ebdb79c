package spiral.async;

import static spiral.async.Checks.atLeast;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// Tries again when somebody wants the thread to stop.
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
        run.attempt(1, Duration.ZERO);
        return run.result;
    }

    private static boolean ordinary(Throwable failure) {
        return failure instanceof Exception;
    }

    private final class Run<T> {
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private final Task<T> task;

        Run(Task<T> task) {
            this.task = task;
        }

        void attempt(int number, Duration waited) {
            if (result.isDone()) {
                return;
            }
            CompletableFuture<T> work = Futures.start(task);
            Futures.onEnd(result, end -> work.cancel(true));
            Futures.onEnd(work, outcome -> ended(number, waited, outcome));
        }

        private void ended(int number, Duration waited, Outcome<T> outcome) {
            if (outcome instanceof Outcome.Failure<T>(Throwable cause)) {
                failed(number, waited, cause);
            } else {
                Futures.end(result, outcome);
            }
        }

        private void failed(int number, Duration waited, Throwable cause) {
            try {
                if (number < maxAttempts && retryOn.test(cause)) {
                    pause(number, backoff.delay(number, waited, random));
                } else {
                    result.completeExceptionally(cause);
                }
            } catch (Throwable brokenRule) {
                if (brokenRule != cause) {
                    brokenRule.addSuppressed(cause);
                }
                result.completeExceptionally(brokenRule);
            }
        }

        private void pause(int number, Duration wait) {
            Delay delay = scheduler.schedule(wait, () -> attempt(number + 1, wait));
            Futures.onEnd(result, end -> delay.cancel());
        }
    }
}
