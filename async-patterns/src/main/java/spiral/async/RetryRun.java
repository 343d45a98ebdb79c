package spiral.async;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One run of a [Retry] that has more rules than [RetryLoop] knows, and every run on the caller's
/// thread once it has failed.
///
/// How this works: the loop asks two questions after a failure, "again?" and "after how long?".
/// The run stands between the loop and the rules that it was given: it answers the first one by
/// drawing the wait already, so that it can say no where the wait would end after the deadline, and
/// the second one by the wait that it has drawn. An unwanted result becomes a failure on its way
/// in, and a result again on its way out.
final class RetryRun {
    private final RetryLoop loop;
    private final RetryRules rules;
    private final long begun;
    // touched by the attempt that is under way, which hands over to the next
    private int attempts;
    private Duration wait = Duration.ZERO;
    private @Nullable Throwable latest;

    /// @param begun when the first attempt began
    RetryRun(RetryLoop loop, RetryRules rules, long begun) {
        this.loop = loop;
        this.rules = rules;
        this.begun = begun;
    }

    <T extends @Nullable Object> CompletableFuture<T> run(Policy inner, Task<T> task) {
        var asking =
                new RetryLoop(
                        loop.maxAttempts(),
                        (attempt, previous, random) -> wait,
                        this::again,
                        loop.scheduler(),
                        loop.random());
        CompletableFuture<T> work = asking.run(() -> attempt(inner, task));
        return rules.unwantedResult() == null ? work : uncovered(work);
    }

    private <T extends @Nullable Object> CompletableFuture<T> attempt(Policy inner, Task<T> task) {
        if (latest != null && isLate(Duration.ZERO)) {
            return CompletableFuture.failedFuture(latest);
        }
        CompletableFuture<T> work = rules.attempt(inner, task);
        CompletableFuture<T> judged = rules.unwantedResult() == null ? work : covered(work);
        attempts++;
        if (rules.told().listens()) {
            int number = attempts;
            Futures.onEnd(
                    judged,
                    outcome -> {
                        if (outcome instanceof Outcome.Failure<T>(Throwable cause)) {
                            tell(number, cause);
                        }
                    });
        }
        return judged;
    }

    private void tell(int attempt, Throwable cause) {
        if (rules.told().listens()) {
            rules.told().tell(new Event.AttemptFailed(attempt, cause));
        }
    }

    private <T extends @Nullable Object> CompletableFuture<T> covered(CompletableFuture<T> work) {
        return Mapped.of(
                work,
                value -> {
                    if (rules.isUnwanted(value)) {
                        throw new UnwantedResult(value);
                    }
                    return value;
                });
    }

    @SuppressWarnings("unchecked") // the result was of this type before it was covered
    private static <T extends @Nullable Object> CompletableFuture<T> uncovered(
            CompletableFuture<T> work) {
        return Futures.following(
                work,
                new CompletableFuture<>(),
                (result, outcome) -> {
                    if (outcome instanceof Outcome.Failure<T>(UnwantedResult covered)) {
                        result.complete((T) covered.value());
                    } else {
                        Futures.end(result, outcome);
                    }
                });
    }

    /// On the caller's thread, after a first attempt that ended with this failure.
    @SuppressWarnings({"unchecked", "NullAway"}) // the covered result was of this type
    <T extends @Nullable Object> T goOn(Policy inner, Callable<T> body, Throwable first)
            throws Exception {
        attempts = 1;
        Throwable failure = Outcome.unwrapped(first);
        while (goesOn(failure)) {
            attempts++;
            try {
                T value = rules.attempt(inner, body);
                if (!rules.isUnwanted(value)) {
                    return value;
                }
                failure = new UnwantedResult(value);
            } catch (InterruptedException | CancellationException unwanted) {
                throw unwanted;
            } catch (Throwable thrown) {
                failure = Outcome.unwrapped(thrown);
            }
        }
        if (failure instanceof UnwantedResult covered) {
            return (T) covered.value();
        }
        throw Outcome.raised(failure);
    }

    private boolean goesOn(Throwable failure) throws Exception {
        if (failure instanceof CancellationException) {
            return false;
        }
        tell(attempts, failure);
        if (attempts == loop.maxAttempts() || !again(failure)) {
            return false;
        }
        if (!wait.isZero()) {
            loop.scheduler().sleep(wait);
        }
        return !isLate(Duration.ZERO) || stopped(Event.Reason.DEADLINE);
    }

    private boolean again(Throwable failure) {
        latest = failure;
        if (!worthwhile(failure)) {
            return stopped(Event.Reason.RULE);
        }
        wait = loop.backoff().delay(attempts, wait, loop.random());
        if (isLate(wait)) {
            return stopped(Event.Reason.DEADLINE);
        }
        if (rules.retryBudget() != null && !rules.retryBudget().tryWithdraw()) {
            return stopped(Event.Reason.BUDGET);
        }
        if (rules.told().listens()) {
            rules.told().tell(new Event.RetryScheduled(attempts + 1, wait));
        }
        return true;
    }

    private boolean worthwhile(Throwable failure) {
        if (rules.hopeless() != null && rules.hopeless().test(failure)) {
            return false;
        }
        return failure instanceof UnwantedResult || loop.retryOn().test(failure);
    }

    /// Would an attempt after this wait begin after the deadline?
    private boolean isLate(Duration wait) {
        Duration overall = rules.overall();
        return overall != null
                && loop.scheduler().nanos() + Nanos.of(wait) - begun > Nanos.of(overall);
    }

    private boolean stopped(Event.Reason reason) {
        if (rules.told().listens()) {
            rules.told().tell(new Event.GaveUp(attempts, reason));
        }
        return false;
    }
}
