package spiral.async;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The future of [Futures#allSettled]: one array for the outcomes, and one countdown.
///
/// ECMA-262, section "Promise.allSettled".
final class AllSettled<T extends @Nullable Object> extends CompletableFuture<List<Outcome<T>>> {
    private final List<? extends CompletionStage<T>> inputs;
    private final Outcome<?>[] outcomes;
    private final AtomicInteger missing;

    private AllSettled(List<? extends CompletionStage<T>> inputs) {
        this.inputs = inputs;
        outcomes = new Outcome<?>[inputs.size()];
        missing = new AtomicInteger(inputs.size());
    }

    static <T extends @Nullable Object> CompletableFuture<List<Outcome<T>>> of(
            List<? extends CompletionStage<T>> inputs) {
        var settled = new AllSettled<T>(List.copyOf(inputs));
        settled.listen();
        return settled;
    }

    private void listen() {
        if (inputs.isEmpty()) {
            complete(List.of());
        }
        for (int place = 0; place < outcomes.length; place++) {
            int here = place;
            Futures.onEnd(inputs.get(place), outcome -> ended(here, outcome));
        }
    }

    @SuppressWarnings("unchecked") // only outcomes of inputs are in the array
    private void ended(int place, Outcome<T> outcome) {
        outcomes[place] = outcome;
        if (missing.decrementAndGet() == 0) {
            complete((List<Outcome<T>>) (List<?>) List.of(outcomes));
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
