package spiral.eventloop.promise;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.EventLoop;

/// The two functions that decide a promise: the first call counts, later ones do nothing.
///
/// For the loop's thread; from another thread, post: `loop.post(() -> resolver.resolve(result))`.
/// Source: ECMAScript, section 27.2.1.3 "CreateResolvingFunctions".
public final class Resolver<T extends @Nullable Object> {
    private final EventLoop loop;
    private final Promise<T> promise;
    private boolean decided;

    Resolver(EventLoop loop, Promise<T> promise) {
        this.loop = loop;
        this.promise = promise;
    }

    /// The promise that this decides.
    public Promise<T> promise() {
        return promise;
    }

    /// Fulfils the promise with a value. A value that is itself a [Thenable] is followed, as
    /// with [#follow]: a promise never holds a promise.
    public void resolve(T value) {
        if (value instanceof Thenable<?> thenable) {
            @SuppressWarnings("unchecked") // the outcome of the thenable takes the place of T
            Thenable<? extends T> followed = (Thenable<? extends T>) thenable;
            follow(followed);
        } else if (decide()) {
            promise.fulfil(value);
        }
    }

    /// Lets the promise take over the outcome of another, also one that is not known yet. The
    /// other is asked in a microtask of its own, so an outcome takes two more to arrive.
    public void follow(Thenable<? extends T> thenable) {
        Objects.requireNonNull(thenable, "thenable");
        if (!decide()) {
            return;
        }
        if (thenable == promise) {
            promise.fail(new IllegalStateException("a promise cannot follow itself"));
            return;
        }
        loop.queueMicrotask("follow", () -> subscribe(thenable));
    }

    /// Rejects the promise with an error.
    public void reject(Throwable error) {
        if (decide()) {
            promise.fail(error);
        }
    }

    // whatever the thenable throws rejects the promise
    private void subscribe(Thenable<? extends T> thenable) {
        Resolver<T> fresh = new Resolver<>(loop, promise);
        try {
            thenable.subscribe(fresh::resolve, fresh::reject);
        } catch (Throwable error) {
            fresh.reject(error);
        }
    }

    private boolean decide() {
        boolean first = !decided;
        decided = true;
        return first;
    }
}
