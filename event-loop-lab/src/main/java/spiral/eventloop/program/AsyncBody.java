package spiral.eventloop.program;

import org.jspecify.annotations.Nullable;

/// The code of an async function.
@FunctionalInterface
public interface AsyncBody<T extends @Nullable Object> {
    /// Runs it; what it returns, or throws, becomes the outcome of the function's promise. If it
    /// returns a promise, which takes a T of Object, the function's promise follows that.
    T run(Await await) throws Exception;
}
