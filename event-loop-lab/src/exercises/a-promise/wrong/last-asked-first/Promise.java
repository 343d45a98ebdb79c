package spiral.eventloop.promise;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.EventLoop;

/// A value that is known now, later or never; whoever asks is always answered in a microtask.
///
///     pending --resolve(value)--> fulfilled      then's function becomes a microtask
///        |
///        +----reject(error)-----> rejected       catching's function becomes a microtask
///
/// Each `then` makes a new promise of what its function returns; an error that the function throws
/// rejects it, and runs down the chain to the first handler. One link of a chain costs one
/// microtask, a returned promise two more: as in ECMAScript, section 27.2.
///
/// A promise that is rejected and still has no handler at the end of the microtask checkpoint is
/// reported to the loop's [UncaughtHandler]. For the loop's thread only.
public final class Promise<T extends @Nullable Object> implements Thenable<T> {
    private final EventLoop loop;
    private final long id;
    private State<T> state = new State.Pending<>(new ArrayList<>());
    private boolean handled;

    private Promise(EventLoop loop) {
        this.loop = loop;
        this.id = loop.nextId();
    }

    /// A pending promise, in the hand of the one who is to decide it.
    public static <T extends @Nullable Object> Resolver<T> pending(EventLoop loop) {
        return new Resolver<>(loop, new Promise<>(loop));
    }

    /// A promise that is fulfilled already.
    public static <T extends @Nullable Object> Promise<T> resolved(EventLoop loop, T value) {
        Resolver<T> resolver = pending(loop);
        resolver.resolve(value);
        return resolver.promise();
    }

    /// This promise itself, if the value is one; else a promise that is resolved with it.
    // a promise's outcome takes the place of T, and T says whether it may be null
    @SuppressWarnings({"unchecked", "NullAway"})
    public static <T extends @Nullable Object> Promise<T> of(
            EventLoop loop, @Nullable Object value) {
        return value instanceof Promise<?> promise
                ? (Promise<T>) promise
                : resolved(loop, (T) value);
    }

    /// A promise that is rejected already.
    public static <T extends @Nullable Object> Promise<T> rejected(
            EventLoop loop, Throwable error) {
        Resolver<T> resolver = pending(loop);
        resolver.reject(error);
        return resolver.promise();
    }

    /// The promise of what `function` makes of the value.
    public <U extends @Nullable Object> Promise<U> then(Function<? super T, ? extends U> function) {
        return then("then", function);
    }

    /// [#then(Function)] whose microtask has a name of its own in the trace.
    public <U extends @Nullable Object> Promise<U> then(
            String name, Function<? super T, ? extends U> function) {
        Resolver<U> next = pending(loop);
        react(
                name,
                value -> attempt(next, () -> next.resolve(function.apply(value))),
                next::reject);
        return next.promise();
    }

    /// [#then(String, Function)] for a function that only does something: the promise of null.
    public Promise<@Nullable Void> thenAccept(String name, Consumer<? super T> action) {
        return then(
                name,
                value -> {
                    action.accept(value);
                    return null;
                });
    }

    /// The promise that follows the one which `function` makes of the value.
    public <U extends @Nullable Object> Promise<U> thenFollow(
            String name, Function<? super T, ? extends Thenable<? extends U>> function) {
        Resolver<U> next = pending(loop);
        react(name, value -> attempt(next, () -> next.follow(function.apply(value))), next::reject);
        return next.promise();
    }

    /// The promise of this value, or of what `function` makes of the error.
    public Promise<T> catching(Function<? super Throwable, ? extends T> function) {
        return catching("catch", function);
    }

    /// [#catching(Function)] whose microtask has a name of its own in the trace.
    public Promise<T> catching(String name, Function<? super Throwable, ? extends T> function) {
        Resolver<T> next = pending(loop);
        react(
                name,
                next::resolve,
                error -> attempt(next, () -> next.resolve(function.apply(error))));
        return next.promise();
    }

    /// The promise of what one of the two functions makes of the outcome.
    public <U extends @Nullable Object> Promise<U> then(
            String name,
            Function<? super T, ? extends U> onFulfilled,
            Function<? super Throwable, ? extends U> onRejected) {
        Resolver<U> next = pending(loop);
        react(
                name,
                value -> attempt(next, () -> next.resolve(onFulfilled.apply(value))),
                error -> attempt(next, () -> next.resolve(onRejected.apply(error))));
        return next.promise();
    }

    /// The promise of this outcome, when `action` has run and what it returns, if that is a
    /// promise, is fulfilled. It costs two microtasks more than [#then(String, Function)]; an
    /// error of the action takes the outcome's place.
    public Promise<T> thenFinally(String name, Supplier<? extends @Nullable Object> action) {
        return Finally.after(this, loop, name, action);
    }

    @Override
    public void subscribe(Consumer<? super T> onFulfilled, Consumer<? super Throwable> onRejected) {
        react("settle", onFulfilled, onRejected);
    }

    /// Has the outcome handled in a microtask, without a promise of the result: what `await` does.
    public void react(
            String name, Consumer<? super T> onFulfilled, Consumer<? super Throwable> onRejected) {
        Reaction<T> reaction = new Reaction<>(name, onFulfilled, onRejected);
        if (!handled) {
            handled = true;
            loop.rejections().handled(this);
        }
        if (state instanceof State.Pending<T>(List<Reaction<T>> reactions)) {
            reactions.addFirst(reaction);
            loop.tracer().ifPresent(tracer -> tracer.awaited(id, name, loop.running()));
        } else {
            queue(reaction);
        }
    }

    void fulfil(T value) {
        settle(new State.Fulfilled<>(value));
    }

    void fail(Throwable error) {
        if (!handled) {
            loop.rejections().rejected(this, error, id);
        }
        settle(new State.Rejected<>(error));
    }

    private void settle(State<T> outcome) {
        List<Reaction<T>> waiting =
                state instanceof State.Pending<T>(List<Reaction<T>> reactions)
                        ? reactions
                        : List.of();
        state = outcome;
        outcome.trace(loop, id);
        waiting.forEach(this::queue);
    }

    private void queue(Reaction<T> reaction) {
        loop.queueMicrotask(reaction.name(), () -> run(reaction));
    }

    private void run(Reaction<T> reaction) {
        switch (state) {
            case State.Fulfilled<T>(T value) -> reaction.onFulfilled().accept(value);
            case State.Rejected<T>(Throwable error) -> reaction.onRejected().accept(error);
            case State.Pending<T> _ -> throw new AssertionError("a reaction came too early");
        }
    }

    // whatever the function throws rejects the next promise
    private static void attempt(Resolver<?> next, Runnable body) {
        try {
            body.run();
        } catch (Throwable error) {
            next.reject(error);
        }
    }
}
