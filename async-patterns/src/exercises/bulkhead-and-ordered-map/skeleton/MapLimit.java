package spiral.async;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// The future of many items, worked on a few at a time, with the results in their order.
///
///     items      a b c d e ...        pulled one by one, when there is room
///     in flight  [a][b]               never more than the limit
///     results    [ A | . | ...        each in the place of its item
///
/// Work may end on other threads: whatever two of them touch needs a lock.
///
/// At hand: `Futures.start(() -> work.apply(item))` starts the work; what it throws becomes a failed
/// future. `Futures.onEnd(future, outcome -> ...)` hears how it ends. `Futures.end(this, outcome)`
/// and `Futures.cancelAll(list)`. `Checks.atLeast(1, "limit", limit)`.
final class MapLimit<A, B> extends CompletableFuture<List<B>> {
    private MapLimit() {}

    static <A, B> CompletableFuture<List<B>> of(
            Iterator<? extends A> items,
            int limit,
            Function<? super A, ? extends CompletionStage<B>> work) {
        // TODO step 1: start as many as there is room for, and the next one whenever one ends
        // TODO step 2: take an item only when there is room; stop at the first failure
        // TODO step 3: a source that throws, and many items that end at once
        throw new UnsupportedOperationException("TODO step 1: start the first items, answer a MapLimit");
    }

    /// Stops pulling items, and the work in flight.
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        // TODO step 3: cancel what is under way, too
        return super.cancel(mayInterruptIfRunning);
    }
}
