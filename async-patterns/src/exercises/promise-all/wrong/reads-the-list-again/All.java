package spiral.async;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/// Goes back to the list of its caller when all have come.
final class All<T> extends CompletableFuture<List<T>> {
    private final List<? extends CompletionStage<T>> inputs;
    private final AtomicInteger missing;

    private All(List<? extends CompletionStage<T>> inputs) {
        this.inputs = inputs;
        missing = new AtomicInteger(inputs.size());
    }

    static <T> CompletableFuture<List<T>> of(List<? extends CompletionStage<T>> inputs) {
        var all = new All<>(inputs);
        all.listen();
        return all;
    }

    private void listen() {
        if (inputs.isEmpty()) {
            complete(List.of());
        }
        inputs.forEach(input -> input.whenComplete((value, thrown) -> ended(thrown)));
    }

    private void ended(Throwable thrown) {
        if (thrown == null) {
            arrived();
        } else {
            completeExceptionally(Outcome.unwrapped(thrown));
        }
    }

    private void arrived() {
        if (missing.decrementAndGet() == 0) {
            complete(inputs.stream().<T>map(input -> input.toCompletableFuture().join()).toList());
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            Futures.cancelAll(inputs);
        }
        return cancelled;
    }
}
