package spiral.async;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// Tries again when work fails, longer apart each time.
///
///     attempt 1 --x  wait  attempt 2 --x   wait   attempt 3 --*  the result
///
/// At hand, each of them in this package:
///
/// - `Futures.start(task)` starts the work; what it throws becomes the failure of its future.
/// - `Futures.onEnd(future, outcome -> ...)` hears how it ends, at once if it has ended.
/// - An `Outcome` is a `Success`, a `Failure(cause)` without wrappers, or `Cancelled`.
/// - `Futures.end(result, outcome)` ends a future of yours the same way.
/// - `backoff.delay(attempt, previous, random)` is the wait after a failed attempt, from 1 on.
/// - `scheduler.schedule(wait, runnable)` runs it later; `cancel()` on its [Delay] ends that.
///
/// @param maxAttempts how often the work is started at most, the first time included; at least 1
/// @param backoff how long to wait between two attempts
/// @param retryOn which failures are worth another attempt; sees them without the JDK's wrappers
/// @param scheduler where the waiting is done
/// @param random where the back-off takes its chance from
record RetryLoop(
        int maxAttempts,
        Backoff backoff,
        Predicate<? super Throwable> retryOn,
        Scheduler scheduler,
        RandomGenerator random) {

    /// Checks the number of attempts.
    RetryLoop {
        // TODO step 4: refuse fewer than one attempt; Checks.atLeast(1, "maxAttempts", ...) says it
    }

    /// Tries so often, after any exception but an interruption. Errors are not tried again.
    static RetryLoop upTo(
            int maxAttempts, Backoff backoff, Scheduler scheduler, RandomGenerator random) {
        return new RetryLoop(maxAttempts, backoff, RetryLoop::ordinary, scheduler, random);
    }

    /// The same, for such failures only.
    RetryLoop on(Predicate<? super Throwable> retryOn) {
        return new RetryLoop(maxAttempts, backoff, retryOn, scheduler, random);
    }

    /// Runs the task until it succeeds, fails for good, or has failed `maxAttempts` times; the
    /// first attempt starts on the caller's thread, before this returns.
    <T> CompletableFuture<T> run(Task<T> task) {
        // TODO step 1: start, listen; after a failure wait on the scheduler and start again
        // TODO step 2: ask retryOn before you wait
        // TODO step 3: who ends the result ends what is under way, an attempt or a wait
        // TODO step 4: tell the back-off how long the last wait was
        throw new UnsupportedOperationException("TODO step 1: start the work, hear how it ends");
    }

    /// What [#upTo] tries again.
    private static boolean ordinary(Throwable failure) {
        // TODO step 2: which failures are not worth another attempt?
        return true;
    }
}
