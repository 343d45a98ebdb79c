package spiral.async;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Waits for each input on the thread that asked.
final class All<T> extends CompletableFuture<List<T>> {
    private final List<? extends CompletionStage<T>> inputs;

    private All(List<? extends CompletionStage<T>> inputs) {
        this.inputs = inputs;
    }

    static <T> CompletableFuture<List<T>> of(List<? extends CompletionStage<T>> inputs) {
        var all = new All<T>(List.copyOf(inputs));
        all.listen();
        return all;
    }

    private void listen() {
        try {
            complete(inputs.stream().<T>map(input -> input.toCompletableFuture().join()).toList());
        } catch (RuntimeException thrown) {
            completeExceptionally(Outcome.unwrapped(thrown));
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
