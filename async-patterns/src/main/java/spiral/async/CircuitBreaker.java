package spiral.async;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Stops calling what keeps failing, and finds out by a few probes when it works again.
///
///     var breaker = CircuitBreaker.of(BreakerRules.usual(), Scheduler.system());
///     CompletableFuture<Page> page = breaker.run(() -> client.get(url));   // or BreakerOpen
///
/// Every failure counts, whatever its type. A call that is cancelled or interrupted counts neither
/// way and gives its place back. Any number of threads.
///
/// How this works: [BreakerRules] decides, purely, from one immutable [BreakerState] to the next;
/// this class holds the state behind one reference and swaps it by compare-and-set. The decision
/// may be made again when another thread was faster, so it has no side effects; only the winner of
/// a swap tells the listener. While the circuit is healthy nothing is written and no clock is read.
public final class CircuitBreaker {
    private final BreakerRules rules;
    private final Scheduler time;
    private final BiConsumer<BreakerState, BreakerState> listener;
    private final AtomicReference<BreakerState> state;

    private CircuitBreaker(
            BreakerRules rules, Scheduler time, BiConsumer<BreakerState, BreakerState> listener) {
        this.rules = rules;
        this.time = time;
        this.listener = listener;
        state = new AtomicReference<>(rules.initial());
    }

    /// A closed breaker that nobody listens to.
    public static CircuitBreaker of(BreakerRules rules, Scheduler time) {
        return of(rules, time, (before, after) -> {});
    }

    /// A closed breaker that tells the listener whenever the circuit opens, half-opens or closes:
    /// the state before and the state after, once per change, on the thread that caused it. Between
    /// threads the calls may overlap; the generations give the order. What the listener throws goes
    /// to the thread's handler of uncaught exceptions.
    public static CircuitBreaker of(
            BreakerRules rules, Scheduler time, BiConsumer<BreakerState, BreakerState> listener) {
        return new CircuitBreaker(rules, time, listener);
    }

    /// The state at this moment. An open circuit stays [BreakerState.Open] until somebody calls.
    public BreakerState state() {
        return state.get();
    }

    /// Starts the task, or returns a future that has failed with [BreakerOpen]. Cancelling the
    /// result cancels the task's stage and gives the place back at once; a time-out put on the
    /// result counts as a failure.
    public <T extends @Nullable Object> CompletableFuture<T> run(Task<T> task) {
        Permit permit;
        try {
            permit = new Permit(enter());
        } catch (BreakerOpen refusal) {
            return CompletableFuture.failedFuture(refusal);
        }
        CompletableFuture<T> work = Futures.start(task);
        var result = new CompletableFuture<T>();
        Futures.onEnd(
                work,
                outcome -> {
                    permit.end(outcome);
                    Futures.end(result, outcome);
                });
        Futures.onEnd(
                result,
                outcome -> {
                    permit.end(outcome);
                    work.cancel(true);
                });
        return result;
    }

    /// Calls the body on this thread.
    ///
    /// @throws BreakerOpen if the circuit refuses the call
    /// @throws Exception what the body throws
    public <T extends @Nullable Object> T call(Callable<T> body) throws Exception {
        long generation = enter();
        T value;
        try {
            value = body.call();
        } catch (InterruptedException | CancellationException unwanted) {
            giveBack(generation);
            throw unwanted;
        } catch (Throwable failure) {
            ended(generation, false);
            throw failure;
        }
        ended(generation, true);
        return value;
    }

    /// The generation of the permit that the caller now holds.
    private long enter() {
        if (state.get() instanceof BreakerState.Closed closed) {
            return closed.generation();
        }
        while (true) {
            BreakerState before = state.get();
            Admission answer = rules.ask(before, time.nanos());
            if (swap(before, answer.next())) {
                return switch (answer) {
                    case Admission.Granted granted -> granted.generation();
                    case Admission.Refused(var next, Duration after) ->
                            throw new BreakerOpen(after);
                };
            }
        }
    }

    private void ended(long generation, boolean success) {
        if (success && rules.unmovedBySuccess(state.get())) {
            return;
        }
        BreakerState before;
        do {
            before = state.get();
        } while (!swap(before, rules.record(before, generation, success, time.nanos())));
    }

    private void giveBack(long generation) {
        BreakerState before;
        do {
            before = state.get();
        } while (!swap(before, rules.giveBack(before, generation, 1)));
    }

    @SuppressWarnings("ReferenceEquality") // the very same object says that nothing changed
    private boolean swap(BreakerState before, BreakerState after) {
        if (before == after) {
            return true;
        }
        boolean won = state.compareAndSet(before, after);
        if (won && before.generation() != after.generation()) {
            tell(before, after);
        }
        return won;
    }

    private void tell(BreakerState before, BreakerState after) {
        try {
            listener.accept(before, after);
        } catch (RuntimeException | Error surprise) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, surprise);
        }
    }

    /// A place that is given up exactly once, however often the call seems to end.
    private final class Permit {
        private final long generation;
        private final AtomicBoolean ended = new AtomicBoolean();

        Permit(long generation) {
            this.generation = generation;
        }

        void end(Outcome<?> outcome) {
            if (ended.compareAndSet(false, true)) {
                switch (outcome) {
                    case Outcome.Success<?> success -> ended(generation, true);
                    case Outcome.Failure<?> failure -> ended(generation, false);
                    case Outcome.Cancelled<?> cancelled -> giveBack(generation);
                }
            }
        }
    }
}
