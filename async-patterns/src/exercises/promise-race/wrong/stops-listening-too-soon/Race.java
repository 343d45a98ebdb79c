package spiral.async;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Cancels only those that it has listened to.
final class Race<T> extends CompletableFuture<T> {
    private final List<? extends CompletionStage<T>> inputs;

    private final List<CompletionStage<T>> known = new ArrayList<>();

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
        for (CompletionStage<T> input : inputs) {
            if (isDone()) {
                return;
            }
            known.add(input);
            Futures.onEnd(input, this::finished);
        }
    }

    private void finished(Outcome<T> outcome) {
        if (Futures.end(this, outcome)) {
            Futures.cancelAll(known);
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
