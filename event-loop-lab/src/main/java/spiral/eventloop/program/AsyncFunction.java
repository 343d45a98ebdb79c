package spiral.eventloop.program;

import org.jspecify.annotations.Nullable;
import spiral.eventloop.EventLoop;
import spiral.eventloop.promise.Promise;
import spiral.eventloop.promise.Resolver;

/// A call of an async function that is under way: each part of it runs in its own frame, up to the
/// next `await`.
///
///     call --> part --await--> (microtask) --> part --return--> its promise
///
/// Source: ECMAScript, section 27.7.5. For the loop's thread only.
final class AsyncFunction<T extends @Nullable Object> {
    private final EventLoop loop;
    private final String name;
    private final Resolver<T> result;
    private final Coroutine body;

    private AsyncFunction(EventLoop loop, String name, AsyncBody<T> body) {
        this.loop = loop;
        this.name = name;
        this.result = Promise.pending(loop);
        this.body = new Coroutine(loop, self -> body.run(new Await(loop, name, self)));
    }

    static <T extends @Nullable Object> Promise<T> call(
            EventLoop loop, String name, AsyncBody<T> body) {
        AsyncFunction<T> function = new AsyncFunction<>(loop, name, body);
        function.part(new Coroutine.Resume.With(null));
        return function.result.promise();
    }

    private void part(Coroutine.Resume resume) {
        loop.push(name, "");
        Coroutine.Pause pause = body.resume(resume);
        loop.pop();
        switch (pause) {
            case Coroutine.Pause.Suspended(Object promise) -> await(promise);
            case Coroutine.Pause.Returned(Object value) -> resolve(value);
            case Coroutine.Pause.Threw(Throwable error) -> result.reject(error);
        }
    }

    private void await(@Nullable Object promise) {
        Promise.<@Nullable Object>of(loop, promise)
                .react(
                        name + " resumes",
                        value -> part(new Coroutine.Resume.With(value)),
                        error -> part(new Coroutine.Resume.Throwing(error)));
    }

    // the body returned a T, or a promise of one; T says whether it may be null
    @SuppressWarnings({"unchecked", "NullAway"})
    private void resolve(@Nullable Object value) {
        result.resolve((T) value);
    }
}
