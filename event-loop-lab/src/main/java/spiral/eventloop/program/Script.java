package spiral.eventloop.program;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.EventLoop;
import spiral.eventloop.promise.Combinators;
import spiral.eventloop.promise.Promise;
import spiral.eventloop.promise.Resolver;

/// The words that every program can use, in Node and in a browser: a JavaScript program in Java.
///
///     script.async("greet", await -> {
///         String name = await.on(script.resolved("Ada"));
///         script.log("hello", name);
///     });
///
/// For the loop's thread only.
public abstract sealed class Script permits NodeScript, PageScript {
    private final EventLoop loop;

    Script(EventLoop loop) {
        this.loop = loop;
    }

    /// The loop below.
    public final EventLoop loop() {
        return loop;
    }

    /// Prints the values on one line: `console.log`.
    public final void log(@Nullable Object... values) {
        loop.print(line(values));
    }

    /// Prints the values on one line, where errors go: `console.error`.
    public final void error(@Nullable Object... values) {
        loop.printError(line(values));
    }

    /// Works for so many milliseconds; nothing else runs meanwhile.
    public final void burn(long millis) {
        loop.burn(Duration.ofMillis(millis));
    }

    /// Runs `body` when the current function has ended, before any task.
    public final void queueMicrotask(String name, Runnable body) {
        loop.queueMicrotask(name, body);
    }

    /// Calls `body` in a frame of its own on the call stack.
    public final void call(String frame, Runnable body) {
        loop.call(frame, body);
    }

    /// A pending promise: `new Promise(...)`; the executor runs at once, and what it throws rejects
    /// the promise.
    public final <T extends @Nullable Object> Promise<T> promise(Consumer<Resolver<T>> executor) {
        Resolver<T> resolver = Promise.pending(loop);
        try {
            executor.accept(resolver);
        } catch (RuntimeException | Error failure) {
            resolver.reject(failure);
        }
        return resolver.promise();
    }

    /// A promise that is decided elsewhere.
    public final <T extends @Nullable Object> Resolver<T> pending() {
        return Promise.pending(loop);
    }

    /// A promise that is fulfilled: `Promise.resolve`.
    public final <T extends @Nullable Object> Promise<T> resolved(T value) {
        return Promise.of(loop, value);
    }

    /// A promise that is rejected: `Promise.reject`.
    public final <T extends @Nullable Object> Promise<T> rejected(Throwable error) {
        return Promise.rejected(loop, error);
    }

    /// One promise of many: `Promise.all` and its siblings.
    public final Combinators promises() {
        return new Combinators(loop);
    }

    /// Calls an async function that returns something: runs it up to its first `await`, and
    /// returns its promise.
    public final <T extends @Nullable Object> Promise<T> asyncOf(String name, AsyncBody<T> body) {
        return AsyncFunction.call(loop, name, body);
    }

    /// Calls an async function: runs it up to its first `await`, and returns its promise.
    public final Promise<@Nullable Void> async(String name, AsyncAction body) {
        return AsyncFunction.call(
                loop,
                name,
                await -> {
                    body.run(await);
                    return null;
                });
    }

    /// A generator: its items, each made when it is asked for.
    ///
    /// @param body gets the word `yield`
    public final <T extends @Nullable Object> Iterable<T> generator(
            String name, Consumer<Consumer<T>> body) {
        return () -> generatorOnce(name, body);
    }

    private <T extends @Nullable Object> Iterator<T> generatorOnce(
            String name, Consumer<Consumer<T>> body) {
        return new Generator<>(loop, name, body);
    }

    /// An async generator that has not begun.
    public final <T extends @Nullable Object> AsyncGenerator<T> asyncGenerator(
            String name, AsyncGenerator.Body body) {
        return new AsyncGenerator<>(loop, name, body);
    }

    /// The switch for something that may have to stop: `new AbortController()`.
    public final AbortController abortController() {
        return new AbortController(this::listenerFailed);
    }

    /// A signal that aborts by itself after so many milliseconds, with a [TimeoutException]:
    /// `AbortSignal.timeout`.
    public final AbortSignal abortAfter(double millis) {
        AbortController controller = abortController();
        TimeoutException reason = new TimeoutException("The operation was aborted due to timeout");
        startQuietTimer("AbortSignal.timeout", millis, () -> controller.abort(reason));
        return controller.signal();
    }

    /// The promise of null after so many milliseconds; when the signal aborts before, it is
    /// rejected with a `CancellationException` whose cause is the signal's reason, and nothing is
    /// left of the timer.
    public final Promise<@Nullable Void> sleep(String name, double millis, AbortSignal signal) {
        if (signal.aborted()) {
            return rejected(signal.abortError());
        }
        Resolver<@Nullable Void> resolver = pending();
        Sleep sleep = new Sleep(resolver, signal);
        sleep.begin(startTimer(name, millis, sleep::end));
        return resolver.promise();
    }

    /// Starts a timer; the result takes it back.
    abstract Runnable startTimer(String name, double millis, Runnable body);

    /// Starts a timer for which no program stays alive.
    abstract void startQuietTimer(String name, double millis, Runnable body);

    /// Hears of what a listener of a signal throws.
    abstract void listenerFailed(Throwable error);

    private static String line(@Nullable Object... values) {
        return Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(" "));
    }
}
