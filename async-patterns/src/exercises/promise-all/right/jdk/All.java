package spiral.async;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Lets `CompletableFuture.allOf` do the counting, and listens for failures itself.
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
        inputs.forEach(input -> input.whenComplete((value, thrown) -> failFast(thrown)));
        CompletableFuture.allOf(futures()).thenRun(() -> complete(values()));
    }

    private void failFast(Throwable thrown) {
        if (thrown != null) {
            completeExceptionally(Outcome.unwrapped(thrown));
        }
    }

    private CompletableFuture<?>[] futures() {
        return inputs.stream()
                .map(CompletionStage::toCompletableFuture)
                .toArray(CompletableFuture<?>[]::new);
    }

    /// All have ended well by now, so nothing waits in `join`.
    private List<T> values() {
        return inputs.stream().<T>map(input -> input.toCompletableFuture().join()).toList();
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
