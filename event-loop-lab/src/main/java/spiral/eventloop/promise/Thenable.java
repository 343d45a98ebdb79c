package spiral.eventloop.promise;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Something that will call back, once, with a value or an error; what a [Promise] can follow.
///
/// Source: ECMAScript, section 27.2.1.3.2 "Promise Resolve Functions".
@FunctionalInterface
public interface Thenable<T extends @Nullable Object> {
    /// Asks for the outcome. A thenable that calls back twice, or calls back and throws, is heard
    /// once.
    void subscribe(Consumer<? super T> onFulfilled, Consumer<? super Throwable> onRejected);
}
