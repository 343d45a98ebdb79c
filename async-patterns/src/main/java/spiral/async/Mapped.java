package spiral.async;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A future made from another one, whose cancelling reaches back: what `thenApply` lacks.
final class Mapped<S extends @Nullable Object, T extends @Nullable Object>
        extends CompletableFuture<T> {
    private final CompletableFuture<S> source;

    private Mapped(CompletableFuture<S> source) {
        this.source = source;
    }

    static <S extends @Nullable Object, T extends @Nullable Object> CompletableFuture<T> of(
            CompletableFuture<S> source, Function<? super S, ? extends T> function) {
        var mapped = new Mapped<S, T>(source);
        var _ = source.whenComplete((value, thrown) -> mapped.end(value, thrown, function));
        return mapped;
    }

    private void end(
            S value, @Nullable Throwable thrown, Function<? super S, ? extends T> function) {
        if (thrown != null) {
            completeExceptionally(Outcome.unwrapped(thrown));
            return;
        }
        try {
            complete(function.apply(value));
        } catch (Throwable failure) {
            completeExceptionally(failure);
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            source.cancel(mayInterruptIfRunning);
        }
        return cancelled;
    }
}
