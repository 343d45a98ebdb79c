package spiral.async;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// The future that ends as the first of its inputs ends, and stops the others.
///
///     inputs    a ------------x            result ends as b did
///               b -----*                   a and c are cancelled
///               c ------------x
///
/// At hand: `Futures.onEnd(input, outcome -> ...)` hears how an input ends, at once if it has ended.
/// `Futures.end(this, outcome)` ends this future in the same way, and says whether it was the first
/// to do so. `Futures.cancelAll(inputs)` cancels those that have not ended.
final class Race<T> extends CompletableFuture<T> {
    private final List<? extends CompletionStage<T>> inputs;

    private Race(List<? extends CompletionStage<T>> inputs) {
        this.inputs = inputs;
    }

    /// Whatever ends first.
    static <T> CompletableFuture<T> of(List<? extends CompletionStage<T>> inputs) {
        // TODO step 1: make a Race, listen to each input, end as the first one ends
        // TODO step 2: when the race is decided, cancel the others
        throw new UnsupportedOperationException("TODO step 1: listen to each input, answer a Race");
    }

    /// Calls off the whole race.
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        // TODO step 2: cancel the inputs, too
        return super.cancel(mayInterruptIfRunning);
    }
}
