package spiral.eventloop.program;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.EventLoop;
import spiral.eventloop.promise.Promise;

/// The word `await`, inside an async function: it leaves the function, and the rest goes on in a
/// microtask when the promise has its outcome.
///
/// For the function's own code only.
public final class Await {
    private final EventLoop loop;
    private final String name;
    private final Coroutine function;

    Await(EventLoop loop, String name, Coroutine function) {
        this.loop = loop;
        this.name = name;
        this.function = function;
    }

    /// The value of a promise; the value itself, one microtask later, of anything else.
    ///
    /// Throws the error of a promise that is rejected, whatever its type.
    public <T extends @Nullable Object> T on(Promise<T> promise) {
        return onAny(promise);
    }

    /// [#on(Promise)] for a value of which nobody knows what it is: a promise, another thenable,
    /// or plain.
    // the caller knows the type, and whether it holds null
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
    public <T extends @Nullable Object> T onAny(@Nullable Object value) {
        try {
            return (T) function.suspend(Promise.of(loop, value));
        } catch (Throwable error) {
            throw Await.<RuntimeException>sneaky(error);
        }
    }

    /// Does `action` with each item of an iterable: `for await`. An item costs two microtasks, and
    /// so does the end.
    public <T extends @Nullable Object> void forEach(
            Iterable<? extends @Nullable Object> items, Consumer<? super T> action) {
        for (Object item : items) {
            action.accept(on(this.<T>unwrapped(item)));
        }
        on(unwrapped(null));
    }

    private <T extends @Nullable Object> Promise<T> unwrapped(@Nullable Object item) {
        return Promise.<T>of(loop, item).then("next", value -> value);
    }

    /// Does `action` with each item of an async generator: `for await`. When the action throws, the
    /// generator is closed first.
    public <T extends @Nullable Object> void forEach(
            AsyncGenerator<T> items, Consumer<? super T> action) {
        while (on(items.next()) instanceof AsyncGenerator.Item<T>(T value)) {
            try {
                action.accept(value);
            } catch (RuntimeException | Error failure) {
                on(items.returns(null));
                throw failure;
            }
        }
    }

    String name() {
        return name;
    }

    // the compiler takes any Throwable for the unchecked type that the caller names
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <E extends Throwable> E sneaky(Throwable error) throws E {
        throw (E) error;
    }
}
