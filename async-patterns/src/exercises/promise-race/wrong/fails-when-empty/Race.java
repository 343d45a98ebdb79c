package spiral.async;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Ends a race that nobody runs.
final class Race<T> extends CompletableFuture<T> {
    private final List<? extends CompletionStage<T>> inputs;

    private Race(List<? extends CompletionStage<T>> inputs) {
        this.inputs = inputs;
    }

    static <T> CompletableFuture<T> of(
            List<? extends CompletionStage<T>> inputs) {
        var race = new Race<T>(List.copyOf(inputs));
        race.listen();
        return race;
    }

    private void listen() {
        if (inputs.isEmpty()) {
            completeExceptionally(new IllegalArgumentException("nobody runs"));
        }
        for (CompletionStage<T> input : inputs) {
            if (isDone()) {
                return;
            }
            Futures.onEnd(input, this::finished);
        }
    }

    private void finished(Outcome<T> outcome) {
        if (Futures.end(this, outcome)) {
            Futures.cancelAll(inputs);
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
