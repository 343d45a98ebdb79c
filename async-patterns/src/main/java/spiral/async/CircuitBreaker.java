package spiral.async;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Stops calling what keeps failing, and finds out by a few probes when it works again.
///
///     var breaker = CircuitBreaker.of(BreakerRules.usual(), Scheduler.system());
///     CompletableFuture<Page> page = breaker.run(() -> client.get(url));   // or BreakerOpen
///
/// A call that is cancelled or interrupted counts neither way and gives its place back. Any number
/// of threads.
///
/// How this works: [BreakerRules] decides, purely, from one immutable [BreakerState] to the next; a
/// [Fuse] holds the state behind one reference and swaps it by compare-and-set. The decision
/// may be made again when another thread was faster, so it has no side effects; only the winner of
/// a swap tells the listener.
///
/// While the circuit is healthy nothing is written and no clock is read: two reads of the
/// reference, one before the body and one after it. A circuit is quiet when a success would leave
/// it as it is. If the second read finds the very same object, recording the success at that
/// instant would have changed nothing, so it is left out. A failure meanwhile has put another
/// object there, and none ever comes back: each is made anew.
public final class CircuitBreaker implements Policy {
    private final BreakerSettings settings;
    private final Scheduler time;
    private final Fuse fuse;
    // the reference of the fuse, one step nearer
    private final AtomicReference<Circuit> current;

    private CircuitBreaker(BreakerSettings settings, Scheduler time, Listener listener) {
        this.settings = settings;
        this.time = time;
        fuse = new Fuse(settings, time, listener);
        current = fuse.current;
    }

    /// A closed breaker that counts every failure.
    public static CircuitBreaker of(BreakerRules rules, Scheduler time) {
        return of(BreakerSettings.of(rules), time);
    }

    /// A closed breaker.
    public static CircuitBreaker of(BreakerSettings settings, Scheduler time) {
        return new CircuitBreaker(settings, time, Listener.NONE);
    }

    /// A closed breaker, apart from this one, with the same settings, that tells the listener of
    /// every [Event.StateChanged], once, on the thread that caused it, and of every refusal.
    /// Between threads the calls may overlap; the generations give the order.
    public CircuitBreaker listener(Consumer<? super Event> listener) {
        return new CircuitBreaker(settings, time, Listener.of(listener));
    }

    /// The state at this moment. An open circuit stays [BreakerState.Open] until somebody calls.
    public BreakerState state() {
        return current.get().state();
    }

    /// Opens the circuit until [#reset], whatever happens.
    public void forceOpen() {
        fuse.set(true, true);
    }

    /// Lets every call pass and counts none, until [#reset].
    public void disable() {
        fuse.set(false, true);
    }

    /// Closes the circuit and forgets what was; what is under way no longer counts.
    public void reset() {
        fuse.set(false, false);
    }

    /// Starts the task, or returns a future that has failed with [BreakerOpen]. Cancelling the
    /// result cancels the task's stage and gives the place back at once; a time-out put on the
    /// result counts as a failure.
    @Override
    public <T extends @Nullable Object> CompletableFuture<T> run(Policy inner, Task<T> task) {
        Permit permit;
        try {
            permit = new Permit(fuse.enter(), fuse.begun());
        } catch (BreakerOpen refusal) {
            return CompletableFuture.failedFuture(refusal);
        }
        CompletableFuture<T> work = Direct.guarded(inner, task);
        var result = new CompletableFuture<T>();
        Futures.onEnd(work, outcome -> Futures.end(result, permit.end(outcome)));
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
    @Override
    @SuppressWarnings("ReferenceEquality") // the very same circuit: nothing has happened meanwhile
    public <T extends @Nullable Object> T call(Policy inner, Callable<T> body) throws Exception {
        Circuit circuit = current.get();
        if (!circuit.quiet()) {
            return watched(inner, body, fuse.enter(), fuse.begun());
        }
        T value;
        try {
            value = inner.call(body);
        } catch (Throwable failure) {
            fuse.thrown(circuit.generation(), 0, failure);
            throw failure;
        }
        if (current.get() != circuit) {
            fuse.ended(circuit.generation(), 0, false);
        }
        return value;
    }

    private <T extends @Nullable Object> T watched(
            Policy inner, Callable<T> body, long generation, long begun) throws Exception {
        T value;
        try {
            value = inner.call(body);
        } catch (Throwable failure) {
            fuse.thrown(generation, begun, failure);
            throw failure;
        }
        fuse.returned(generation, begun, value);
        return value;
    }

    @Override
    public String toString() {
        return "CircuitBreaker " + settings;
    }

    /// A place that is given up exactly once, however often the call seems to end.
    private final class Permit {
        private final long generation;
        private final long begun;
        private final AtomicBoolean ended = new AtomicBoolean();

        Permit(long generation, long begun) {
            this.generation = generation;
            this.begun = begun;
        }

        /// The same outcome, or that of a rule which breaks on it.
        <T extends @Nullable Object> Outcome<T> end(Outcome<T> outcome) {
            if (!ended.compareAndSet(false, true)) {
                return outcome;
            }
            try {
                switch (outcome) {
                    case Outcome.Success<T>(T value) -> fuse.returned(generation, begun, value);
                    case Outcome.Failure<T>(Throwable failure) ->
                            fuse.thrown(generation, begun, failure);
                    case Outcome.Cancelled<T> cancelled -> fuse.giveBack(generation);
                }
                return outcome;
            } catch (Throwable brokenRule) {
                return Outcome.failure(brokenRule);
            }
        }
    }
}
