package spiral.eventloop.program;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.EventLoop;

/// A function that stops at each item until it is asked for the next one; for one walk only.
///
/// For the loop's thread only.
final class Generator<T extends @Nullable Object> implements Iterator<T> {
    private final EventLoop loop;
    private final String name;
    private final Coroutine body;
    private Coroutine.@Nullable Pause pause;

    /// @param body gets the word `yield`
    Generator(EventLoop loop, String name, Consumer<Consumer<T>> body) {
        this.loop = loop;
        this.name = name;
        this.body =
                new Coroutine(
                        loop,
                        self -> {
                            body.accept(item -> handOut(self, item));
                            return null;
                        });
    }

    @Override
    public boolean hasNext() {
        if (pause == null) {
            loop.push(name, "");
            pause = body.resume(new Coroutine.Resume.With(null));
            loop.pop();
        }
        if (pause instanceof Coroutine.Pause.Threw(Throwable error)) {
            throw Await.<RuntimeException>sneaky(error);
        }
        return pause instanceof Coroutine.Pause.Suspended;
    }

    @Override
    @SuppressWarnings("unchecked") // the body handed out a T
    public T next() {
        if (hasNext() && pause instanceof Coroutine.Pause.Suspended(Object item)) {
            pause = null;
            return (T) item;
        }
        throw new NoSuchElementException(name + " has ended");
    }

    private static void handOut(Coroutine self, @Nullable Object item) {
        try {
            self.suspend(item);
        } catch (Throwable error) {
            throw Await.<RuntimeException>sneaky(error);
        }
    }
}
