package spiral.async;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// The future of [Futures#race]: ends as the first of its inputs ends, and stops the others.
///
///     inputs    a ------------x            result ends as b did
///               b -----*                   a and c are cancelled
///               c ------------x
///
/// The result is ended before the losers are cancelled, so that no loser's cancelling can be
/// mistaken for a finish.
///
/// ECMA-262, section "Promise.race".
final class Race<T extends @Nullable Object> extends CompletableFuture<T> {
    private final List<? extends CompletionStage<T>> inputs;

    private Race(List<? extends CompletionStage<T>> inputs) {
        this.inputs = inputs;
    }

    static <T extends @Nullable Object> CompletableFuture<T> of(
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
            Futures.onEnd(input, this::finished);
        }
    }

    private void finished(Outcome<T> outcome) {
        if (Futures.end(this, outcome)) {
            Futures.cancelAll(inputs);
        }
    }

    /// Calls off the whole race.
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            Futures.cancelAll(inputs);
        }
        return cancelled;
    }
}
