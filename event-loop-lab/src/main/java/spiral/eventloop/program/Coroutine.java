package spiral.eventloop.program;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.EventLoop;

/// A function that can stop in its middle and go on later, from where it was.
///
///     outside:  resume(in) ----> .. waits .. ----> gets what was handed out, or the end
///     inside:     .. runs until suspend(out) ..    waits for the next resume
///
/// How this works: the inside is a virtual thread, and the two threads take turns: each hands the
/// turn over with a permit and waits for its own, so only one of them ever runs and everything that
/// one wrote is seen by the other. To the loop both are one thread. A coroutine that is never
/// resumed keeps its place in memory until the process ends.
///
/// The fields belong to the thread whose turn it is.
final class Coroutine {
    /// What a coroutine does when it gives the turn back.
    sealed interface Pause {
        /// It suspended itself, and hands something out.
        record Suspended(@Nullable Object out) implements Pause {}

        /// It returned.
        record Returned(@Nullable Object value) implements Pause {}

        /// It threw.
        record Threw(Throwable error) implements Pause {}
    }

    /// How a coroutine is resumed.
    sealed interface Resume {
        /// `suspend` returns this.
        record With(@Nullable Object value) implements Resume {}

        /// `suspend` throws this.
        record Throwing(Throwable error) implements Resume {}
    }

    /// The code of a coroutine.
    interface Body {
        @Nullable Object run(Coroutine self) throws Throwable;
    }

    private final EventLoop loop;
    private final Body body;
    private final Semaphore inside = new Semaphore(0);
    private final Semaphore outside = new Semaphore(0);
    private Resume in = new Resume.With(null);
    private Pause out = new Pause.Suspended(null);
    private boolean started;

    Coroutine(EventLoop loop, Body body) {
        this.loop = loop;
        this.body = body;
    }

    boolean started() {
        return started;
    }

    /// Lets it run until it suspends itself or ends.
    Pause resume(Resume with) {
        in = with;
        if (started) {
            inside.release();
        } else {
            started = true;
            Thread.ofVirtual().start(this::live);
        }
        outside.acquireUninterruptibly();
        return out;
    }

    /// Called inside: hands something out and waits to be resumed.
    @Nullable Object suspend(@Nullable Object value) throws Throwable {
        loop.giveBack();
        out = new Pause.Suspended(value);
        outside.release();
        inside.acquireUninterruptibly();
        loop.lend();
        return switch (in) {
            case Resume.With(Object given) -> given;
            case Resume.Throwing(Throwable error) -> throw error;
        };
    }

    // whatever the body throws is its outcome
    private void live() {
        loop.lend();
        Pause end;
        try {
            end = new Pause.Returned(body.run(this));
        } catch (Throwable error) {
            end = new Pause.Threw(error);
        }
        loop.giveBack();
        out = end;
        outside.release();
    }
}
