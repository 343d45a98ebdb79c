package spiral.async;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The future of [Futures#any]: ends with the first value, or when the last input has failed.
///
/// Each failure is written to its own place before the countdown is lowered, so whoever lowers it
/// to 0 sees them all.
///
/// ECMA-262, section "Promise.any".
final class AnySuccess<T extends @Nullable Object> extends CompletableFuture<T> {
    private final List<? extends CompletionStage<T>> inputs;
    private final Throwable[] failures;
    private final AtomicInteger hopes;

    private AnySuccess(List<? extends CompletionStage<T>> inputs) {
        this.inputs = inputs;
        failures = new Throwable[inputs.size()];
        hopes = new AtomicInteger(inputs.size());
    }

    static <T extends @Nullable Object> CompletableFuture<T> of(
            List<? extends CompletionStage<T>> inputs) {
        var any = new AnySuccess<T>(List.copyOf(inputs));
        any.listen();
        return any;
    }

    private void listen() {
        if (inputs.isEmpty()) {
            completeExceptionally(new AllFailed(List.of()));
        }
        for (int place = 0; place < failures.length && !isDone(); place++) {
            int here = place;
            Futures.onEnd(inputs.get(place), outcome -> ended(here, outcome));
        }
    }

    private void ended(int place, Outcome<T> outcome) {
        switch (outcome) {
            case Outcome.Success<T>(T value) -> complete(value);
            case Outcome.Failure<T>(Throwable cause) -> failed(place, cause);
            case Outcome.Cancelled<T>() -> failed(place, new CancellationException());
        }
    }

    private void failed(int place, Throwable cause) {
        failures[place] = cause;
        if (hopes.decrementAndGet() == 0) {
            completeExceptionally(new AllFailed(List.copyOf(Arrays.asList(failures))));
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
