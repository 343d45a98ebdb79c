package spiral.async;

import static spiral.async.Checks.atLeast;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The heart of [Retry]: attempt, wait, attempt, until it is well or enough.
///
///     attempt 1 --x  wait  attempt 2 --x   wait   attempt 3 --*  the result
///
/// A value: one instance serves any number of runs, also at the same time.
///
/// @param maxAttempts how often the work is started at most, the first time included; at least 1
/// @param backoff how long to wait between two attempts
/// @param retryOn which failures are worth another attempt; sees them without the JDK's wrappers
/// @param scheduler where the waiting is done
/// @param random where the jitter comes from; must bear several threads if runs overlap, as
///     `java.util.Random` does
record RetryLoop(
        int maxAttempts,
        Backoff backoff,
        Predicate<? super Throwable> retryOn,
        Scheduler scheduler,
        RandomGenerator random) {

    /// Checks the number of attempts.
    RetryLoop {
        atLeast(1, "maxAttempts", maxAttempts);
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
    /// first attempt starts on the caller's thread.
    ///
    /// The result fails with the failure of the last attempt; there is no wait after it. Whoever
    /// ends the result, by cancelling or by a time-out, stops the attempt in flight, the wait, and
    /// the attempts to come. An attempt that is cancelled from elsewhere cancels the result.
    <T extends @Nullable Object> CompletableFuture<T> run(Task<T> task) {
        var run = new Run<>(task);
        Futures.onEnd(run.result, outcome -> run.underWay.cancel());
        run.next();
        return run.result;
    }

    private static boolean ordinary(Throwable failure) {
        return failure instanceof Exception && !(failure instanceof InterruptedException);
    }

    /// One run. How this works: each step (an attempt, a wait) hands over to the next, so one
    /// thread at a time is in here and the plain fields need no lock.
    ///
    /// An attempt that ends at once would call the next one from inside itself, and a hundred
    /// thousand of them would fill the stack. So [#next] only counts when a start is under way
    /// below it on some stack, and that one goes round its loop once more (a trampoline).
    private final class Run<T extends @Nullable Object> {
        final CompletableFuture<T> result = new CompletableFuture<>();
        private final Task<T> task;
        private final AtomicInteger starts = new AtomicInteger();
        // touched by the step that is under way
        private int attempt;
        private Duration waited = Duration.ZERO;
        // written by that step, read by whoever ends the result
        volatile Delay underWay = () -> false;

        Run(Task<T> task) {
            this.task = task;
        }

        void next() {
            if (starts.getAndIncrement() == 0) {
                do {
                    attempt();
                } while (starts.decrementAndGet() > 0);
            }
        }

        private void attempt() {
            if (result.isDone()) {
                return;
            }
            attempt++;
            CompletableFuture<T> work = Futures.start(task);
            goOnWith(() -> work.cancel(true));
            Futures.onEnd(work, this::ended);
        }

        private void ended(Outcome<T> outcome) {
            if (outcome instanceof Outcome.Failure<T>(Throwable cause)) {
                failed(cause);
            } else {
                Futures.end(result, outcome);
            }
        }

        private void failed(Throwable cause) {
            try {
                if (attempt < maxAttempts && retryOn.test(cause)) {
                    waitAndGoOn();
                } else {
                    result.completeExceptionally(cause);
                }
            } catch (Throwable brokenRule) {
                if (!brokenRule.equals(cause)) { // nothing can suppress itself
                    brokenRule.addSuppressed(cause);
                }
                result.completeExceptionally(brokenRule);
            }
        }

        private void waitAndGoOn() {
            waited = backoff.delay(attempt, waited, random);
            if (waited.isZero()) {
                next();
                return;
            }
            var over = new CompletableFuture<@Nullable Void>();
            goOnWith(scheduler.schedule(waited, () -> over.complete(null)));
            Futures.onEnd(over, outcome -> next());
        }

        /// Either the one who ends the result sees this step, or this step sees the result ended.
        /// Comes before whatever could begin the next step, or it would hide that one.
        private void goOnWith(Delay step) {
            underWay = step;
            if (result.isDone()) {
                step.cancel();
            }
        }
    }
}
