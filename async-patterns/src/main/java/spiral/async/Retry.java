package spiral.async;

import static spiral.async.Checks.positive;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Tries again when work fails, longer apart each time.
///
///     attempt 1 --x  wait  attempt 2 --x   wait   attempt 3 --*  the result
///
///     Retry retry = Retry.upTo(5, exponential(ofMillis(100), ofSeconds(10), FULL), time, random)
///             .on(failure -> failure instanceof IOException)
///             .attemptTimeOut(ofSeconds(1))
///             .deadline(ofSeconds(8));
///     CompletableFuture<Page> page = retry.run(() -> client.get(url));
///
/// A value: one instance serves any number of runs, also at the same time. The methods that set
/// something return another value.
///
/// [RetryLoop] is the heart, [RetryRun] what one run remembers beyond it.
public final class Retry implements Policy {
    private final RetryLoop loop;
    private final RetryRules rules;

    private Retry(RetryLoop loop, RetryRules rules) {
        this.loop = loop;
        this.rules = rules;
    }

    /// Tries so often, after any exception but an interruption. Errors are not tried again.
    ///
    /// @param maxAttempts how often the work is started at most, the first time included; at least
    ///     1
    /// @param backoff how long to wait between two attempts
    /// @param scheduler where the waiting is done
    /// @param random where the jitter comes from; must bear several threads if runs overlap, as
    ///     `java.util.Random` does
    public static Retry upTo(
            int maxAttempts, Backoff backoff, Scheduler scheduler, RandomGenerator random) {
        return new Retry(RetryLoop.upTo(maxAttempts, backoff, scheduler, random), RetryRules.NONE);
    }

    /// Tries again after such failures only; sees them without the JDK's wrappers.
    public Retry on(Predicate<? super Throwable> retryOn) {
        return new Retry(loop.on(retryOn), rules);
    }

    /// Tries again after failures of this type only.
    public Retry on(Class<? extends Throwable> type) {
        return on(type::isInstance);
    }

    /// Never tries again after such failures, whatever else is said.
    public Retry abortOn(Predicate<? super Throwable> hopeless) {
        return new Retry(loop, rules.abortOn(hopeless));
    }

    /// Tries again after such results, too; the last attempt's result counts, whatever it is.
    public Retry onResult(Predicate<@Nullable Object> unwanted) {
        return new Retry(loop, rules.unwanted(unwanted));
    }

    /// Gives each attempt so much time; see [TimeOut].
    ///
    /// @throws IllegalArgumentException unless limit is positive
    public Retry attemptTimeOut(Duration limit) {
        return new Retry(loop, rules.timeOut(TimeOut.of(limit, loop.scheduler())));
    }

    /// Starts no attempt that would begin later than this after the first one; the failure is then
    /// that of the attempt before.
    ///
    /// @throws IllegalArgumentException unless deadline is positive
    public Retry deadline(Duration deadline) {
        return new Retry(loop, rules.deadline(positive("deadline", deadline)));
    }

    /// Keeps the retries of all who share the budget below a share of their traffic.
    public Retry budget(RetryBudget budget) {
        return new Retry(loop, rules.budget(budget));
    }

    /// Tells this listener what happens.
    public Retry listener(Consumer<? super Event> listener) {
        return new Retry(loop, rules.listener(Listener.of(listener)));
    }

    /// How often the work is started at most.
    public int maxAttempts() {
        return loop.maxAttempts();
    }

    /// Runs the work until it succeeds, fails for good, or has failed `maxAttempts` times; the
    /// first attempt starts on the caller's thread.
    ///
    /// The result fails with the failure of the last attempt; there is no wait after it. Whoever
    /// ends the result, by cancelling or by a time-out, stops the attempt in flight, the wait, and
    /// the attempts to come. An attempt that is cancelled from elsewhere cancels the result.
    @Override
    public <T extends @Nullable Object> CompletableFuture<T> run(Task<T> task) {
        return rules.isNone() ? loop.run(task) : run(Policy.none(), task);
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> run(Policy inner, Task<T> task) {
        return rules.isNone()
                ? loop.run(() -> inner.run(task))
                : new RetryRun(loop, rules, rules.begin(loop.scheduler())).run(inner, task);
    }

    /// Calls the body until it succeeds, fails for good, or has failed `maxAttempts` times; the
    /// thread sleeps between two attempts. An interruption ends it at once.
    @Override
    public <T extends @Nullable Object> T call(Policy inner, Callable<T> body) throws Exception {
        long begun = rules.begin(loop.scheduler());
        Throwable failure;
        try {
            T value = rules.attempt(inner, body);
            if (!rules.isUnwanted(value)) {
                return value;
            }
            failure = new UnwantedResult(value);
        } catch (InterruptedException | CancellationException unwanted) {
            throw unwanted;
        } catch (Throwable thrown) {
            failure = thrown;
        }
        return new RetryRun(loop, rules, begun).goOn(inner, body, failure);
    }

    @Override
    public String toString() {
        return "Retry up to " + loop.maxAttempts() + " attempts, " + loop.backoff() + rules;
    }
}
