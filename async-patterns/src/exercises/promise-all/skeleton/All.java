package spiral.async;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// One future of all values: it is complete when the last input has its value.
///
///     inputs    a ----*             values   [ A | B | C ]   each in its own place
///               b --*               missing  3 2 1 0         at 0 the list is the result
///               c -------*
///
/// Inputs may end on different threads: count with an `AtomicInteger`.
///
/// At hand: `input.whenComplete((value, thrown) -> ...)` hears how an input ends, at once if it has
/// ended. `thrown` is null after a success. `Outcome.unwrapped(thrown)` is the failure without the
/// wrappers of the JDK. `Futures.cancelAll(inputs)` cancels those that have not ended.
final class All<T> extends CompletableFuture<List<T>> {
    private final List<? extends CompletionStage<T>> inputs;

    private All(List<? extends CompletionStage<T>> inputs) {
        this.inputs = inputs;
    }

    /// A future of the values of all inputs, in the order of the inputs.
    static <T> CompletableFuture<List<T>> of(List<? extends CompletionStage<T>> inputs) {
        // TODO step 1: make an All, listen to each input, complete it when the last value has come
        // TODO step 2: when an input fails, the All fails at once, with that very failure
        // TODO step 3: lists can change behind your back; share none of them
        throw new UnsupportedOperationException("TODO step 1: listen to each input, answer an All");
    }

    /// Who no longer wants the list does not want its parts either.
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        // TODO step 3: cancel the inputs, too
        return super.cancel(mayInterruptIfRunning);
    }
}
