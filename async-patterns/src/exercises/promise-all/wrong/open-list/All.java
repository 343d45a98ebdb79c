package spiral.async;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/// Hands out the list in which it collected.
final class All<T> extends CompletableFuture<List<T>> {
    private final List<? extends CompletionStage<T>> inputs;
    private final List<T> values;
    private final AtomicInteger missing;

    private All(List<? extends CompletionStage<T>> inputs) {
        this.inputs = inputs;
        values = new ArrayList<>(Collections.nCopies(inputs.size(), null));
        missing = new AtomicInteger(inputs.size());
    }

    static <T> CompletableFuture<List<T>> of(List<? extends CompletionStage<T>> inputs) {
        var all = new All<T>(List.copyOf(inputs));
        all.listen();
        return all;
    }

    private void listen() {
        if (inputs.isEmpty()) {
            complete(List.of());
        }
        for (int i = 0; i < inputs.size(); i++) {
            int place = i;
            inputs.get(i).whenComplete((value, thrown) -> ended(place, value, thrown));
        }
    }

    private void ended(int place, T value, Throwable thrown) {
        if (thrown == null) {
            arrived(place, value);
        } else {
            completeExceptionally(Outcome.unwrapped(thrown));
        }
    }

    private void arrived(int place, T value) {
        values.set(place, value);
        if (missing.decrementAndGet() == 0) {
            complete(values);
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
