package spiral.eventloop.promise;

import java.util.List;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.EventLoop;
import spiral.eventloop.Tracer;

/// What a promise is, at a time.
///
/// Source: ECMAScript, section 27.2.6 "Properties of Promise Instances".
sealed interface State<T extends @Nullable Object> {
    /// Not decided; the list holds those who asked, in order, and grows.
    record Pending<T extends @Nullable Object>(List<Reaction<T>> reactions) implements State<T> {}

    /// Decided, with a value.
    record Fulfilled<T extends @Nullable Object>(T value) implements State<T> {}

    /// Decided, with an error.
    record Rejected<T extends @Nullable Object>(Throwable error) implements State<T> {}

    /// Tells the loop's trace that promise `id` got this outcome.
    default void trace(EventLoop loop, long id) {
        loop.tracer().ifPresent(tracer -> trace(tracer, loop.running(), id));
    }

    private void trace(Tracer tracer, long by, long id) {
        switch (this) {
            case Fulfilled<T>(T value) -> tracer.settled(id, true, String.valueOf(value), by);
            case Rejected<T>(Throwable error) -> tracer.settled(id, false, Tracer.text(error), by);
            case Pending<T> _ -> throw new AssertionError("pending is no outcome");
        }
    }
}
