package spiral.eventloop.promise;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.EventLoop;

/// What `finally` makes of a promise: the same outcome, after an action has run.
///
///     fulfilled(v) --> action --> what it returns is awaited --> fulfilled(v)
///     rejected(e)  --> action --> what it returns is awaited --> rejected(e)
///
/// Source: ECMAScript, section 27.2.5.3 "Promise.prototype.finally".
final class Finally {
    private Finally() {}

    static <T extends @Nullable Object> Promise<T> after(
            Promise<T> promise,
            EventLoop loop,
            String name,
            Supplier<? extends @Nullable Object> action) {
        Resolver<T> next = Promise.pending(loop);
        promise.react(
                name,
                value -> attempt(next, () -> next.follow(fulfilled(loop, action.get(), value))),
                error -> attempt(next, () -> next.follow(rejected(loop, action.get(), error))));
        return next.promise();
    }

    private static <T extends @Nullable Object> Promise<T> fulfilled(
            EventLoop loop, @Nullable Object awaited, T value) {
        return Promise.<@Nullable Object>of(loop, awaited).then("value", _ -> value);
    }

    private static <T extends @Nullable Object> Promise<T> rejected(
            EventLoop loop, @Nullable Object awaited, Throwable error) {
        Resolver<T> next = Promise.pending(loop);
        Promise.<@Nullable Object>of(loop, awaited)
                .react("thrower", _ -> next.reject(error), next::reject);
        return next.promise();
    }

    // whatever the action throws takes the outcome's place
    private static void attempt(Resolver<?> next, Runnable body) {
        try {
            body.run();
        } catch (Throwable error) {
            next.reject(error);
        }
    }
}
