package spiral.async;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The calls that one run covers: the latest argument and everyone who waits for the result.
///
/// Filled under the lock of its [Edges]; belongs, once taken out of there, to the one thread
/// that took it.
final class Covered<A, R extends @Nullable Object> {
    private final List<CompletableFuture<R>> callers = new ArrayList<>();
    private final CompletableFuture<R> result = new CompletableFuture<>();
    private A latest;

    Covered(A first) {
        latest = first;
    }

    CompletableFuture<R> cover(A argument) {
        latest = argument;
        var caller = new CompletableFuture<R>();
        callers.add(caller);
        return caller;
    }

    int callers() {
        return callers.size();
    }

    /// Ends as the run ends.
    CompletableFuture<R> result() {
        return result;
    }

    boolean run(Function<? super A, ? extends R> function) {
        try {
            R value = function.apply(latest);
            result.complete(value);
            callers.forEach(caller -> caller.complete(value));
        } catch (Throwable failure) {
            result.completeExceptionally(failure);
            callers.forEach(caller -> caller.completeExceptionally(failure));
        }
        return true;
    }

    boolean cancel() {
        result.cancel(true);
        callers.forEach(caller -> caller.cancel(true));
        return true;
    }
}
