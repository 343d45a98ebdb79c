package spiral.async;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future.State;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The future of [Futures#all]: one array for the values and one countdown to the last of them.
///
///     inputs    a ----*             values   [ A, B, C ]   each in its own place
///               b --*               missing  3 2 1 0       at 0 the list is the result
///               c -------*
///
/// Each place is written once, by whoever ends that input, before it lowers the countdown; whoever
/// lowers it to 0 therefore sees every place. Inputs that have a value already are taken over
/// without a listener, and the countdown is lowered once for all of them.
///
/// ECMA-262, section "Promise.all".
final class All<T extends @Nullable Object> extends CompletableFuture<List<T>> {
    private final List<? extends CompletionStage<T>> inputs;
    private final @Nullable Object[] values;
    private final AtomicInteger missing;

    private All(List<? extends CompletionStage<T>> inputs) {
        this.inputs = inputs;
        values = new @Nullable Object[inputs.size()];
        missing = new AtomicInteger(inputs.size());
    }

    static <T extends @Nullable Object> CompletableFuture<List<T>> of(
            List<? extends CompletionStage<T>> inputs) {
        var all = new All<T>(List.copyOf(inputs));
        all.listen();
        return all;
    }

    private void listen() {
        int here = 0;
        for (int place = 0; place < values.length; place++) {
            CompletionStage<T> input = inputs.get(place);
            if (input instanceof CompletableFuture<T> ended && ended.state() == State.SUCCESS) {
                values[place] = ended.resultNow();
                here++;
            } else {
                listen(place, input);
            }
        }
        arrived(here);
    }

    private void listen(int place, CompletionStage<T> input) {
        input.whenComplete((value, thrown) -> {
            if (thrown == null) {
                values[place] = value;
                arrived(1);
            } else {
                completeExceptionally(Outcome.unwrapped(thrown));
            }
        });
    }

    private void arrived(int count) {
        if (missing.addAndGet(-count) == 0) {
            complete(list());
        }
    }

    @SuppressWarnings("unchecked") // only values of inputs are in the array
    private List<T> list() {
        return (List<T>) Collections.unmodifiableList(Arrays.asList(values));
    }

    /// Who no longer wants the list does not want its parts either.
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            Futures.cancelAll(inputs);
        }
        return cancelled;
    }
}
