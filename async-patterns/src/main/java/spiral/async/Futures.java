package spiral.async;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Many futures made into one, with the semantics of ECMAScript's `Promise` and with cancelling,
/// which promises lack.
public final class Futures {
    private Futures() {}

    /// All values, in the order of the inputs, however they arrive (`Promise.all`).
    ///
    /// Fails as soon as one input fails, with that failure; the other inputs run on. Of inputs that
    /// have failed already, the first in the list decides. No inputs give an empty list at once.
    /// The same future may stand in several places. Cancelling the result cancels every input.
    public static <T extends @Nullable Object> CompletableFuture<List<T>> all(
            List<? extends CompletionStage<T>> inputs) {
        return All.of(inputs);
    }

    /// Whatever ends first, value or failure (`Promise.race`); all the others are cancelled.
    ///
    /// Of inputs that have ended already, the first in the list wins. A race of nothing never ends,
    /// as in ECMAScript. Cancelling the result cancels every input.
    public static <T extends @Nullable Object> CompletableFuture<T> race(
            List<? extends CompletionStage<T>> inputs) {
        return Race.of(inputs);
    }

    /// Tells the listener how the stage ended, at once if it has ended already; the one door of
    /// [Outcome]. What the listener throws is lost, so it should not throw.
    public static <T extends @Nullable Object> void onEnd(
            CompletionStage<T> stage, Consumer<Outcome<T>> listener) {
        stage.whenComplete((value, thrown) -> listener.accept(Outcome.of(value, thrown)));
    }

    /// Starts the task; what starting throws becomes the failure of the future.
    static <T extends @Nullable Object> CompletableFuture<T> start(Task<T> task) {
        try {
            CompletionStage<T> stage = task.start();
            Objects.requireNonNull(stage, "a task must return a stage but returned null");
            return stage.toCompletableFuture();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return CompletableFuture.failedFuture(interrupted);
        } catch (Throwable failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    /// Ends the target with the outcome.
    ///
    /// @return false if it had ended before
    static <T extends @Nullable Object> boolean end(
            CompletableFuture<T> target, Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Success<T>(T value) -> target.complete(value);
            case Outcome.Failure<T>(Throwable cause) -> target.completeExceptionally(cause);
            case Outcome.Cancelled<T>() ->
                    target.completeExceptionally(new CancellationException());
        };
    }

    /// Cancels what has not ended; the ended ones do not care.
    static void cancelAll(List<? extends CompletionStage<?>> stages) {
        stages.forEach(stage -> stage.toCompletableFuture().cancel(true));
    }
}
