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

    RetryRun(RetryLoop loop, RetryRules rules) {
        this.loop = loop;
        this.rules = rules;
        begun = rules.overall() == null ? 0 : loop.scheduler().nanos();
        if (rules.retryBudget() != null) {
            rules.retryBudget().deposit();
        }
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
        TimeOut limit = rules.attemptTimeOut();
        CompletableFuture<T> work = limit == null ? inner.run(task) : limit.run(inner, task);
        CompletableFuture<T> judged = rules.unwantedResult() == null ? work : covered(work);
        attempts++;
        if (rules.told().listens()) {
            int number = attempts;
            Futures.onEnd(judged, outcome -> tell(number, outcome));
        }
        return judged;
    }

    private void tell(int attempt, Outcome<?> outcome) {
        if (outcome instanceof Outcome.Failure<?>(Throwable cause)) {
            rules.told().tell(new Event.AttemptFailed(attempt, cause));
        }
    }

    private <T extends @Nullable Object> CompletableFuture<T> covered(CompletableFuture<T> work) {
        return Mapped.of(
                work,
                value -> {
                    if (unwanted(value)) {
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
                        result.complete((T) covered.value);
                    } else {
                        Futures.end(result, outcome);
                    }
                });
    }

    /// On the caller's thread; `first` is the failure of a first attempt that was made already.
    <T extends @Nullable Object> T call(Policy inner, Callable<T> body, @Nullable Throwable first)
            throws Exception {
        Outcome<T> outcome = first == null ? attempted(inner, body) : Outcome.failure(first);
        attempts = 1;
        while (goesOn(outcome)) {
            if (!wait.isZero()) {
                loop.scheduler().sleep(wait);
            }
            outcome = attempted(inner, body);
            attempts++;
        }
        return switch (outcome) {
            case Outcome.Success<T>(T value) -> value;
            case Outcome.Failure<T>(Throwable cause) -> throw Outcome.raised(cause);
            case Outcome.Cancelled<T>() -> throw new CancellationException();
        };
    }

    private <T extends @Nullable Object> Outcome<T> attempted(Policy inner, Callable<T> body)
            throws InterruptedException {
        TimeOut limit = rules.attemptTimeOut();
        try {
            return new Outcome.Success<>(
                    limit == null ? inner.call(body) : limit.call(inner, body));
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Throwable failure) {
            return Outcome.failure(failure);
        }
    }

    private boolean goesOn(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Success<?>(Object value) ->
                    unwanted(value) && goesOn(new UnwantedResult(value));
            case Outcome.Failure<?>(Throwable cause) -> goesOn(cause);
            case Outcome.Cancelled<?>() -> false;
        };
    }

    private boolean goesOn(Throwable failure) {
        if (rules.told().listens()) {
            rules.told().tell(new Event.AttemptFailed(attempts, failure));
        }
        return attempts < loop.maxAttempts() && again(failure);
    }

    private boolean again(Throwable failure) {
        if (!worthwhile(failure)) {
            return stopped(Event.Reason.RULE);
        }
        wait = loop.backoff().delay(attempts, wait, loop.random());
        if (rules.overall() != null && late(rules.overall())) {
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

    /// Would the next attempt begin after the deadline?
    private boolean late(Duration overall) {
        long begins = loop.scheduler().nanos() + Nanos.of(wait);
        return begins - begun > Nanos.of(overall);
    }

    private boolean stopped(Event.Reason reason) {
        if (rules.told().listens()) {
            rules.told().tell(new Event.GaveUp(attempts, reason));
        }
        return false;
    }

    private boolean unwanted(@Nullable Object value) {
        return rules.unwantedResult() != null && rules.unwantedResult().test(value);
    }

    /// A result on its way through the loop, which knows failures only.
    private static final class UnwantedResult extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient @Nullable Object value;

        UnwantedResult(@Nullable Object value) {
            super("the result is not wanted: " + value, null, false, false);
            this.value = value;
        }
    }
}
