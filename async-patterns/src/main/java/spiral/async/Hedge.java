package spiral.async;

import static spiral.async.Checks.atLeast;
import static spiral.async.Checks.positive;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Starts the work once more when it takes long, and takes the first success.
///
///     first    ------------------------ - -x (cancelled)
///     second            ------------*        the result
///              |-delay-|
///
/// For work that may be done twice. Good against a few slow servers, bad against a slow service:
/// so there is a limit to the number, and a [RetryBudget] can bound the share. A failure starts
/// the next one at once; the result fails when all that were started have failed. A value, but for
/// the times that [#afterSlowest] remembers.
public final class Hedge implements Policy {
    private final Duration delay;
    private final int most;
    private final @Nullable RetryBudget budget;
    private final @Nullable Latencies seen;
    private final Scheduler scheduler;
    private final Listener listener;

    private Hedge(
            Duration delay,
            int most,
            @Nullable RetryBudget budget,
            @Nullable Latencies seen,
            Scheduler scheduler,
            Listener listener) {
        this.delay = delay;
        this.most = most;
        this.budget = budget;
        this.seen = seen;
        this.scheduler = scheduler;
        this.listener = listener;
    }

    /// One more after this delay.
    ///
    /// @throws IllegalArgumentException unless delay is positive
    public static Hedge after(Duration delay, Scheduler scheduler) {
        return new Hedge(positive("delay", delay), 2, null, null, scheduler, Listener.NONE);
    }

    /// One more when the work takes longer than 95 % of the latest 256 did; after the delay given
    /// here while fewer than 20 are known.
    public static Hedge afterSlowest(Duration atFirst, Scheduler scheduler) {
        return new Hedge(
                positive("atFirst", atFirst), 2, null, new Latencies(), scheduler, Listener.NONE);
    }

    /// The same with so many under way at most, the first included.
    ///
    /// @throws IllegalArgumentException unless number is at least 1
    public Hedge most(int number) {
        return new Hedge(delay, atLeast(1, "number", number), budget, seen, scheduler, listener);
    }

    /// The same, as long as the budget bears it.
    public Hedge budget(RetryBudget budget) {
        return new Hedge(delay, most, budget, seen, scheduler, listener);
    }

    /// Tells this listener of each further start.
    public Hedge listener(Consumer<? super Event> listener) {
        return new Hedge(delay, most, budget, seen, scheduler, Listener.of(listener));
    }

    /// The wait before the next start, as things stand.
    public Duration delay() {
        return seen == null ? delay : seen.slow(delay);
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> run(Policy inner, Task<T> task) {
        if (budget != null) {
            budget.deposit();
        }
        return new HedgeRun<>(this, inner, task).start();
    }

    /// Each start runs on a virtual thread of its own; the caller waits for the first success.
    @Override
    public <T extends @Nullable Object> T call(Policy inner, Callable<T> body) throws Exception {
        return scheduler.await(run(Direct.DIRECT, Task.blocking(() -> inner.call(body))));
    }

    Scheduler scheduler() {
        return scheduler;
    }

    boolean mayStart(int underWay) {
        return underWay < most && (budget == null || budget.tryWithdraw());
    }

    void started(int number) {
        if (listener.listens()) {
            listener.tell(new Event.Hedged(number));
        }
    }

    void took(long nanos) {
        if (seen != null) {
            seen.add(nanos);
        }
    }

    @Override
    public String toString() {
        return "Hedge after " + delay() + ", at most " + most;
    }
}
