package spiral.eventloop.promise;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.EventLoop;

/// One promise of many: when all are fulfilled, when the first is, when all are settled.
///
///     all         fulfilled: +  +  +          rejected: with the first error
///     allSettled  fulfilled: always, with all outcomes
///     any         fulfilled: with the first value     rejected: -  -  -
///     race        like the first that settles
///
/// Each item may be a promise, another [Thenable] or a plain value; each costs at least one
/// microtask, and so does the answer. Source: ECMAScript, section 27.2.4. For the loop's thread only.
public final class Combinators {
    /// What became of one promise: a value or an error, never both.
    public sealed interface Outcome {
        /// It was fulfilled.
        record Fulfilled(@Nullable Object value) implements Outcome {}

        /// It was rejected.
        record Rejected(Throwable error) implements Outcome {}
    }

    /// All promises were rejected.
    public static final class AggregateException extends RuntimeException {
        private static final long serialVersionUID = 1;

        AggregateException(List<Throwable> errors) {
            super("All promises were rejected");
            errors.forEach(this::addSuppressed);
        }
    }

    private final EventLoop loop;

    /// Combines promises of this loop.
    public Combinators(EventLoop loop) {
        this.loop = loop;
    }

    /// The values, in the order of the items; or the first error.
    public Promise<List<@Nullable Object>> all(List<? extends @Nullable Object> items) {
        Resolver<List<@Nullable Object>> result = Promise.pending(loop);
        Collecting<@Nullable Object> values = new Collecting<>(items.size());
        values.then(result::resolve);
        for (int i = 0; i < items.size(); i++) {
            int index = i;
            item(items.get(i)).react("all", value -> values.put(index, value), result::reject);
        }
        return result.promise();
    }

    /// The outcomes, in the order of the items.
    public Promise<List<Outcome>> allSettled(List<? extends @Nullable Object> items) {
        Resolver<List<Outcome>> result = Promise.pending(loop);
        Collecting<Outcome> outcomes = new Collecting<>(items.size());
        outcomes.then(result::resolve);
        for (int i = 0; i < items.size(); i++) {
            int index = i;
            item(items.get(i))
                    .react(
                            "allSettled",
                            value -> outcomes.put(index, new Outcome.Fulfilled(value)),
                            error -> outcomes.put(index, new Outcome.Rejected(error)));
        }
        return result.promise();
    }

    /// The first value; or all errors, in the order of the items.
    public Promise<@Nullable Object> any(List<? extends @Nullable Object> items) {
        Resolver<@Nullable Object> result = Promise.pending(loop);
        Collecting<Throwable> errors = new Collecting<>(items.size());
        errors.then(all -> result.reject(new AggregateException(all)));
        for (int i = 0; i < items.size(); i++) {
            int index = i;
            item(items.get(i)).react("any", result::resolve, error -> errors.put(index, error));
        }
        return result.promise();
    }

    /// The outcome of the first that settles; without items, nothing ever.
    public Promise<@Nullable Object> race(List<? extends @Nullable Object> items) {
        Resolver<@Nullable Object> result = Promise.pending(loop);
        items.forEach(item -> item(item).react("race", result::resolve, result::reject));
        return result.promise();
    }

    private Promise<@Nullable Object> item(@Nullable Object item) {
        return Promise.of(loop, item);
    }

    /// A list that says when it is full.
    private static final class Collecting<T extends @Nullable Object> {
        private final Map<Integer, T> items = new TreeMap<>();
        private final int size;
        private Consumer<List<T>> whenFull = _ -> {};

        Collecting(int size) {
            this.size = size;
        }

        void then(Consumer<List<T>> action) {
            whenFull = action;
            tellIfFull();
        }

        void put(int index, T item) {
            items.put(index, item);
            tellIfFull();
        }

        private void tellIfFull() {
            if (items.size() == size) {
                whenFull.accept(Collections.unmodifiableList(new ArrayList<>(items.values())));
            }
        }
    }
}
