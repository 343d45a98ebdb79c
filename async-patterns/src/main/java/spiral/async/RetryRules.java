package spiral.async;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a [Retry] may be told beyond how often and how far apart.
record RetryRules(
        @Nullable Predicate<? super Throwable> hopeless,
        @Nullable Predicate<@Nullable Object> unwantedResult,
        @Nullable TimeOut attemptTimeOut,
        @Nullable Duration overall,
        @Nullable RetryBudget retryBudget,
        Listener told) {
    static final RetryRules NONE = new RetryRules(null, null, null, null, null, Listener.NONE);

    @SuppressWarnings("ReferenceEquality") // the very same object: nothing was ever set
    boolean isNone() {
        return this == NONE;
    }

    /// A first attempt is made.
    ///
    /// @return when, if that matters
    long begin(Scheduler time) {
        if (retryBudget != null) {
            retryBudget.deposit();
        }
        return overall == null ? 0 : time.nanos();
    }

    boolean isUnwanted(@Nullable Object value) {
        return unwantedResult != null && unwantedResult.test(value);
    }

    <T extends @Nullable Object> CompletableFuture<T> attempt(Policy inner, Task<T> task) {
        return attemptTimeOut == null ? inner.run(task) : attemptTimeOut.run(inner, task);
    }

    <T extends @Nullable Object> T attempt(Policy inner, Callable<T> body) throws Exception {
        return attemptTimeOut == null ? inner.call(body) : attemptTimeOut.call(inner, body);
    }

    RetryRules abortOn(Predicate<? super Throwable> rule) {
        return new RetryRules(rule, unwantedResult, attemptTimeOut, overall, retryBudget, told);
    }

    RetryRules unwanted(Predicate<@Nullable Object> rule) {
        return new RetryRules(hopeless, rule, attemptTimeOut, overall, retryBudget, told);
    }

    RetryRules timeOut(TimeOut timeOut) {
        return new RetryRules(hopeless, unwantedResult, timeOut, overall, retryBudget, told);
    }

    RetryRules deadline(Duration deadline) {
        return new RetryRules(
                hopeless, unwantedResult, attemptTimeOut, deadline, retryBudget, told);
    }

    RetryRules budget(RetryBudget budget) {
        return new RetryRules(hopeless, unwantedResult, attemptTimeOut, overall, budget, told);
    }

    RetryRules listener(Listener listener) {
        return new RetryRules(
                hopeless, unwantedResult, attemptTimeOut, overall, retryBudget, listener);
    }

    /// The rules that are set, for people.
    @Override
    public String toString() {
        return (attemptTimeOut == null ? "" : ", each in " + attemptTimeOut.limit())
                + (overall == null ? "" : ", none later than " + overall)
                + (retryBudget == null ? "" : ", " + retryBudget);
    }
}
