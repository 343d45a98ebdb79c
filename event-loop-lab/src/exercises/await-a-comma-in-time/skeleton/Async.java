package spiral.eventloop.promise;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.EventLoop;

/// An async function, written out: `await` takes the rest of the function as a continuation.
///
///     Promise<String> greeting = Async.run(loop, "greet", greet -> {   // async function greet() {
///         loop.print("before");
///         greet.await(name, value -> {                                 //   const value = await name
///             greet.returns("hello " + value);                         //   return "hello " + value
///         });
///     });                                                              // }
///
/// The body runs at once, up to its first `await`; then the caller goes on, and the rest runs in a
/// microtask when the promise is fulfilled.
public final class Async<T extends @Nullable Object> {
    private final String name;
    private final Resolver<@Nullable T> result;

    private Async(EventLoop loop, String name) {
        this.name = name;
        this.result = Promise.pending(loop);
    }

    /// Calls an async function: runs its first part now and returns the promise of its result,
    /// which is null if it ends without [#returns].
    public static <T extends @Nullable Object> Promise<@Nullable T> run(
            EventLoop loop, String name, Consumer<Async<T>> body) {
        // TODO step 1: make an Async; call the body now, in a frame called name; give the promise
        // of the result
        // TODO step 2: what it throws rejects that promise
        throw new UnsupportedOperationException("TODO step 1: run the first part");
    }

    /// Leaves the function until the promise is fulfilled, then goes on with `rest`. It is the last
    /// thing that a part does.
    ///
    /// @throws IllegalStateException if this part awaits already
    public <V extends @Nullable Object> void await(Promise<V> promise, Consumer<? super V> rest) {
        // TODO step 2: a rejection ends the function
        throw new UnsupportedOperationException("TODO step 1: go on with the rest in a microtask");
    }

    /// [#await(Promise, Consumer)] inside try and catch: a rejection goes on with `onRejected`.
    public <V extends @Nullable Object> void await(
            Promise<V> promise, Consumer<? super V> rest, Consumer<? super Throwable> onRejected) {
        throw new UnsupportedOperationException("TODO step 2: go on with the rest, or the catch");
    }

    /// Ends the function with a result.
    public void returns(T value) {
        throw new UnsupportedOperationException("TODO step 1: decide the function's promise");
    }
}
