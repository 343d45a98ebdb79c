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
/// microtask when the promise is fulfilled. Awaiting costs one microtask. An error thrown in any
/// part, or a promise awaited without `onRejected` that is rejected, rejects the function's promise.
///
/// Source: ECMAScript, section 27.7.5.3 "Await". For the loop's thread only.
public final class Async<T extends @Nullable Object> {
    private final String name;
    private final Resolver<@Nullable T> result;
    private boolean suspended;

    private Async(EventLoop loop, String name) {
        this.name = name;
        this.result = Promise.pending(loop);
    }

    /// Calls an async function: runs its first part now and returns the promise of its result,
    /// which is null if it ends without [#returns].
    public static <T extends @Nullable Object> Promise<@Nullable T> run(
            EventLoop loop, String name, Consumer<Async<T>> body) {
        Async<T> function = new Async<>(loop, name);
        function.part(() -> loop.call(name, () -> body.accept(function)));
        return function.result.promise();
    }

    /// Leaves the function until the promise is fulfilled, then goes on with `rest`. It is the last
    /// thing that a part does.
    ///
    /// @throws IllegalStateException if this part awaits already
    public <V extends @Nullable Object> void await(Promise<V> promise, Consumer<? super V> rest) {
        await(promise, rest, result::reject);
    }

    /// [#await(Promise, Consumer)] inside try and catch: a rejection goes on with `onRejected`.
    public <V extends @Nullable Object> void await(
            Promise<V> promise, Consumer<? super V> rest, Consumer<? super Throwable> onRejected) {
        if (suspended) {
            throw new IllegalStateException(name + " awaits already; put this into its rest");
        }
        suspended = true;
        promise.react(
                name + " resumes",
                value -> part(() -> rest.accept(value)),
                error -> part(() -> onRejected.accept(error)));
    }

    /// Ends the function with a result.
    public void returns(T value) {
        result.resolve(value);
    }

    // whatever a part throws rejects the function's promise
    private void part(Runnable part) {
        try {
            part.run();
        } catch (Throwable error) {
            result.reject(error);
            return;
        }
        if (!suspended) {
            result.resolve(null);
        }
    }
}
