package spiral.async;

import static spiral.async.Checks.atLeast;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// Listens to the future itself, and hears of failures as the JDK wraps them.
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
        return failure instanceof Exception && !(failure instanceof InterruptedException);
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
            work.whenComplete((value, thrown) -> ended(number, waited, value, thrown));
        }

        private void ended(int number, Duration waited, T value, Throwable thrown) {
            if (thrown != null) {
                failed(number, waited, thrown);
            } else {
                result.complete(value);
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
