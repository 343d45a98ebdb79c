package spiral.async;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Work that begins when its turn in a [Line] comes, and a turn that is given back when nobody
/// wants the work any more.
final class InTurn {
    private InTurn() {}

    /// Starts the work when the turn comes. Whoever ends the result before leaves the line; a turn
    /// that comes at that very moment is given back.
    static <T extends @Nullable Object> CompletableFuture<T> run(
            CompletableFuture<@Nullable Void> turn,
            Supplier<CompletableFuture<T>> work,
            Runnable giveBack) {
        var result = new CompletableFuture<T>();
        Futures.onEnd(
                turn,
                outcome -> {
                    if (!(outcome instanceof Outcome.Success<?>)) {
                        Futures.end(result, failed(outcome));
                    } else if (result.isDone()) {
                        giveBack.run();
                    } else {
                        var _ = Futures.following(Futures.start(work::get), result, Futures::end);
                    }
                });
        Futures.onEnd(result, outcome -> turn.cancel(true));
        return result;
    }

    /// Waits for the turn on the caller's thread; an interruption gives it back.
    static void await(
            CompletableFuture<@Nullable Void> turn, Scheduler scheduler, Runnable giveBack)
            throws Exception {
        try {
            scheduler.await(turn);
        } catch (InterruptedException interrupted) {
            if (!turn.isCompletedExceptionally()) {
                giveBack.run();
            }
            throw interrupted;
        }
    }

    @SuppressWarnings("unchecked") // not a success, so no value has the type
    private static <T extends @Nullable Object> Outcome<T> failed(Outcome<?> outcome) {
        return (Outcome<T>) outcome;
    }
}
