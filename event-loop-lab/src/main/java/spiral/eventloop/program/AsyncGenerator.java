package spiral.eventloop.program;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.EventLoop;
import spiral.eventloop.promise.Promise;
import spiral.eventloop.promise.Resolver;

/// A function that hands out items, one for each request, and may await in between. Requests that
/// come faster than items wait in line.
///
///     next() ----+
///     next() ----+--> [ requests ] --first--> body runs to its next item --> answers the first
///     returns() -+
///
/// Source: ECMAScript, section 27.6.3 "AsyncGenerator Abstract Operations". For the loop's thread
/// only.
public final class AsyncGenerator<T extends @Nullable Object> {
    /// The most requests that may wait.
    public static final int LIMIT = 1 << 20;

    /// The answer to a request.
    public sealed interface Result<T extends @Nullable Object> {}

    /// One more item.
    public record Item<T extends @Nullable Object>(T value) implements Result<T> {}

    /// No item is left; what the function returned.
    public record End<T extends @Nullable Object>(@Nullable Object value) implements Result<T> {}

    /// The code of an async generator.
    @FunctionalInterface
    public interface Body {
        /// Runs it; what it returns, or throws, is the last answer.
        @Nullable Object run(Yield yields) throws Exception;
    }

    /// What is asked of a generator.
    sealed interface Request {
        /// One more item.
        record Next() implements Request {}

        /// Throw this where it waits.
        record Throw(Throwable error) implements Request {}

        /// Return this from where it waits.
        record Return(@Nullable Object value) implements Request {}
    }

    private record Asked<T extends @Nullable Object>(Request request, Resolver<Result<T>> answer) {}

    private enum State {
        NOT_STARTED,
        YIELDED,
        RUNNING,
        ENDED
    }

    private final EventLoop loop;
    private final String name;
    private final Coroutine body;
    private final Queue<Asked<T>> requests = new ArrayDeque<>();
    private State state = State.NOT_STARTED;

    AsyncGenerator(EventLoop loop, String name, Body body) {
        this.loop = loop;
        this.name = name;
        this.body =
                new Coroutine(
                        loop,
                        self -> {
                            Await await = new Await(loop, name, self);
                            Object value = body.run(new Yield(self, await));
                            return value == null ? null : await.onAny(value);
                        });
    }

    /// Asks for the next item.
    public Promise<Result<T>> next() {
        Asked<T> asked = new Asked<>(new Request.Next(), Promise.pending(loop));
        if (state == State.ENDED && requests.isEmpty()) {
            asked.answer.resolve(new End<>(null));
        } else {
            enqueue(asked);
        }
        return asked.answer.promise();
    }

    /// Ends it: the body's `finally` blocks run, and the answer holds `value`, awaited.
    public Promise<Result<T>> returns(@Nullable Object value) {
        Asked<T> asked = new Asked<>(new Request.Return(value), Promise.pending(loop));
        if (state == State.NOT_STARTED) {
            state = State.ENDED;
        }
        boolean first = requests.isEmpty();
        enqueue(asked);
        if (state == State.ENDED && first) {
            drain();
        }
        return asked.answer.promise();
    }

    /// Throws the error in the body, at the item where it waits.
    public Promise<Result<T>> throwing(Throwable error) {
        Asked<T> asked = new Asked<>(new Request.Throw(error), Promise.pending(loop));
        if (state == State.NOT_STARTED) {
            state = State.ENDED;
        }
        if (state == State.ENDED && requests.isEmpty()) {
            asked.answer.reject(error);
        } else {
            enqueue(asked);
        }
        return asked.answer.promise();
    }

    private void enqueue(Asked<T> asked) {
        if (requests.size() == LIMIT) {
            throw new IllegalStateException(LIMIT + " requests wait for " + name);
        }
        requests.add(asked);
        if (state == State.NOT_STARTED || state == State.YIELDED) {
            state = State.RUNNING;
            part(new Coroutine.Resume.With(asked.request));
        }
    }

    private void part(Coroutine.Resume resume) {
        Coroutine.Resume with = resume;
        while (true) {
            loop.push(name, "");
            Coroutine.Pause pause = body.resume(with);
            loop.pop();
            if (!(pause instanceof Coroutine.Pause.Suspended(Yield.Item(Object value)))) {
                stopped(pause);
                return;
            }
            answer(new Item<>(item(value)));
            if (requests.isEmpty()) {
                state = State.YIELDED;
                return;
            }
            with = new Coroutine.Resume.With(requests.element().request);
        }
    }

    private void stopped(Coroutine.Pause pause) {
        switch (pause) {
            case Coroutine.Pause.Suspended(Object promise) -> await(promise);
            case Coroutine.Pause.Returned(Object value) -> end(value);
            case Coroutine.Pause.Threw(Yield.Returning returning) -> end(returning.value());
            case Coroutine.Pause.Threw(Throwable error) -> {
                state = State.ENDED;
                requests.remove().answer.reject(error);
                drain();
            }
        }
    }

    private void await(@Nullable Object promise) {
        Promise.<@Nullable Object>of(loop, promise)
                .react(
                        name + " resumes",
                        value -> part(new Coroutine.Resume.With(value)),
                        error -> part(new Coroutine.Resume.Throwing(error)));
    }

    private void end(@Nullable Object value) {
        state = State.ENDED;
        answer(new End<>(value));
        drain();
    }

    // nothing runs any more: the others are answered at once, but what is to be returned is awaited
    private void drain() {
        while (!requests.isEmpty()) {
            switch (requests.element().request) {
                case Request.Next _ -> answer(new End<>(null));
                case Request.Throw(Throwable error) -> requests.remove().answer.reject(error);
                case Request.Return(Object value) -> {
                    awaitReturn(value);
                    return;
                }
            }
        }
    }

    private void awaitReturn(@Nullable Object value) {
        Promise.<@Nullable Object>of(loop, value)
                .react(
                        name + " returns",
                        this::end,
                        error -> {
                            requests.remove().answer.reject(error);
                            drain();
                        });
    }

    private void answer(Result<T> result) {
        requests.remove().answer.resolve(result);
    }

    // the body handed out what its caller takes for a T, which says whether it may be null
    @SuppressWarnings({"unchecked", "NullAway"})
    private T item(@Nullable Object value) {
        return (T) value;
    }
}
