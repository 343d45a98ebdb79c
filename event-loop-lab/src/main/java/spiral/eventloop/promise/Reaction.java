package spiral.eventloop.promise;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What is to happen, in a microtask called `name`, when the outcome is known.
record Reaction<T extends @Nullable Object>(
        String name, Consumer<? super T> onFulfilled, Consumer<? super Throwable> onRejected) {}
