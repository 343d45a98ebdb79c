package spiral.async;

import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
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

    /// As [#all(List)], but the first failure also cancels all the others: for inputs that nobody
    /// else wants.
    public static <T extends @Nullable Object> CompletableFuture<List<T>> allOrCancel(
            List<? extends CompletionStage<T>> inputs) {
        var own = List.copyOf(inputs);
        CompletableFuture<List<T>> all = All.of(own);
        onEnd(all, outcome -> cancelAll(own));
        return all;
    }

    /// All values under their names, in the order of the map; otherwise as [#all(List)].
    public static <K, T extends @Nullable Object> CompletableFuture<Map<K, T>> all(
            Map<K, ? extends CompletionStage<T>> inputs) {
        var names = List.copyOf(inputs.keySet());
        CompletableFuture<List<T>> values = All.of(names.stream().map(inputs::get).toList());
        return Mapped.of(values, all -> named(names, all));
    }

    /// Both values, made into one; fails and cancels as [#all(List)].
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    R extends @Nullable Object>
            CompletableFuture<R> zip(
                    CompletionStage<A> a,
                    CompletionStage<B> b,
                    BiFunction<? super A, ? super B, ? extends R> function) {
        var first = a.toCompletableFuture();
        var second = b.toCompletableFuture();
        return zipped(List.of(first, second), () -> function.apply(first.join(), second.join()));
    }

    /// All three values, made into one.
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    R extends @Nullable Object>
            CompletableFuture<R> zip(
                    CompletionStage<A> a,
                    CompletionStage<B> b,
                    CompletionStage<C> c,
                    Zip.Three<? super A, ? super B, ? super C, ? extends R> function) {
        var first = a.toCompletableFuture();
        var second = b.toCompletableFuture();
        var third = c.toCompletableFuture();
        return zipped(
                List.of(first, second, third),
                () -> function.apply(first.join(), second.join(), third.join()));
    }

    /// All four values, made into one.
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    R extends @Nullable Object>
            CompletableFuture<R> zip(
                    CompletionStage<A> a,
                    CompletionStage<B> b,
                    CompletionStage<C> c,
                    CompletionStage<D> d,
                    Zip.Four<? super A, ? super B, ? super C, ? super D, ? extends R> function) {
        var first = a.toCompletableFuture();
        var second = b.toCompletableFuture();
        var third = c.toCompletableFuture();
        var fourth = d.toCompletableFuture();
        return zipped(
                List.of(first, second, third, fourth),
                () -> function.apply(first.join(), second.join(), third.join(), fourth.join()));
    }

    /// All five values, made into one.
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    E extends @Nullable Object,
                    R extends @Nullable Object>
            CompletableFuture<R> zip(
                    CompletionStage<A> a,
                    CompletionStage<B> b,
                    CompletionStage<C> c,
                    CompletionStage<D> d,
                    CompletionStage<E> e,
                    Zip.Five<? super A, ? super B, ? super C, ? super D, ? super E, ? extends R>
                            function) {
        var first = a.toCompletableFuture();
        var second = b.toCompletableFuture();
        var third = c.toCompletableFuture();
        var fourth = d.toCompletableFuture();
        var fifth = e.toCompletableFuture();
        return zipped(
                List.of(first, second, third, fourth, fifth),
                () ->
                        function.apply(
                                first.join(),
                                second.join(),
                                third.join(),
                                fourth.join(),
                                fifth.join()));
    }

    /// How each input ended, in the order of the inputs, when the last one has
    /// (`Promise.allSettled`). Never fails. No inputs give an empty list at once. Cancelling the
    /// result cancels every input.
    public static <T extends @Nullable Object> CompletableFuture<List<Outcome<T>>> allSettled(
            List<? extends CompletionStage<T>> inputs) {
        return AllSettled.of(inputs);
    }

    /// The first value (`Promise.any`); the other inputs run on.
    ///
    /// Fails with [AllFailed] when the last input has failed, or at once if there is none. Of
    /// inputs that have a value already, the first in the list decides. Cancelling the result
    /// cancels every input.
    public static <T extends @Nullable Object> CompletableFuture<T> any(
            List<? extends CompletionStage<T>> inputs) {
        return AnySuccess.of(inputs);
    }

    /// Whatever ends first, value or failure (`Promise.race`); all the others are cancelled.
    ///
    /// Of inputs that have ended already, the first in the list wins. A race of nothing never ends,
    /// as in ECMAScript. Cancelling the result cancels every input.
    public static <T extends @Nullable Object> CompletableFuture<T> race(
            List<? extends CompletionStage<T>> inputs) {
        return Race.of(inputs);
    }

    /// Does the work for each item, at most `limit` at the same time, and gives all results in the
    /// order of the items.
    ///
    /// Items are taken from the source only when there is room, one at a time, on the caller's
    /// thread or on that of the work which ended. The first failure, also one of the source, fails
    /// the result, stops the taking and cancels the work in flight; so does cancelling the result.
    ///
    /// @throws IllegalArgumentException unless limit is at least 1
    public static <A, B extends @Nullable Object> CompletableFuture<List<B>> mapLimit(
            Iterator<? extends A> items,
            int limit,
            Function<? super A, ? extends CompletionStage<B>> work) {
        return MapLimit.of(items, limit, work);
    }

    /// Tells the listener how the stage ended, at once if it has ended already; the one door of
    /// [Outcome]. What the listener throws is lost, so it should not throw.
    public static <T extends @Nullable Object> void onEnd(
            CompletionStage<T> stage, Consumer<Outcome<T>> listener) {
        stage.handle((value, thrown) -> { // whenComplete would wrap a failure once more
            listener.accept(Outcome.of(value, thrown));
            return listener;
        });
    }

    /// Starts the task; what starting throws becomes the failure of the future.
    static <T extends @Nullable Object> CompletableFuture<T> start(Task<T> task) {
        try {
            CompletionStage<T> stage = task.start();
            Objects.requireNonNull(stage, "a task must return a stage but returned null");
            return stage.toCompletableFuture();
        } catch (Throwable failure) {
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
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

    /// A result that `end` ends when the work has; whoever ends it before stops the work.
    static <T extends @Nullable Object> CompletableFuture<T> following(
            CompletableFuture<T> work,
            CompletableFuture<T> result,
            BiConsumer<CompletableFuture<T>, Outcome<T>> end) {
        onEnd(work, outcome -> end.accept(result, outcome));
        onEnd(result, outcome -> work.cancel(true));
        return result;
    }

    private static <K, T extends @Nullable Object> Map<K, T> named(List<K> names, List<T> values) {
        var named = new LinkedHashMap<K, T>();
        for (int i = 0; i < names.size(); i++) {
            named.put(names.get(i), values.get(i));
        }
        return Collections.unmodifiableMap(named);
    }

    /// All have their values when the supplier is asked.
    @SuppressWarnings("unchecked") // nobody looks at the list
    private static <R extends @Nullable Object> CompletableFuture<R> zipped(
            List<? extends CompletableFuture<?>> inputs, Supplier<R> value) {
        var own = (List<? extends CompletableFuture<Object>>) inputs;
        return Mapped.of(All.of(own), values -> value.get());
    }
}
