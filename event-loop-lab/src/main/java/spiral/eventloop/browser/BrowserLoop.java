package spiral.eventloop.browser;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import spiral.eventloop.EventLoop;
import spiral.eventloop.EventLoopBuilder;
import spiral.eventloop.Halt;
import spiral.eventloop.LoopModel;
import spiral.eventloop.RejectionHandler;
import spiral.eventloop.Task;

/// A page as a browser runs it: its timers, frames, events and messages; on an [EventLoop] whose
/// model is [LoopModel#BROWSER].
///
///     one task from any source --> microtasks --> time for a frame? --> animation callbacks
///           ^                                                                  |
///           +------------------------------------------------------------------+
///
/// For the loop's thread only. Source: HTML Standard, sections 8.1.7 and 8.6; DOM Standard,
/// section 2.9.
public final class BrowserLoop {
    private static final double NANOS = 1_000_000;

    private final EventLoop loop;
    private final BrowserEvents events;
    private final BrowserTimer.Nesting nesting;

    /// @param settings clock, trace, output and picking; model and handlers of errors are set here
    public BrowserLoop(EventLoopBuilder settings, BrowserEvents events) {
        this(settings.model(LoopModel.BROWSER), events, new BrowserTimer.Nesting(5, 4));
    }

    BrowserLoop(EventLoopBuilder settings, BrowserEvents events, BrowserTimer.Nesting nesting) {
        this.events = events;
        this.nesting = nesting;
        this.loop =
                settings.onUncaught((_, error) -> events.error(error))
                        .onUnhandledRejection(new Unhandled())
                        .build();
    }

    /// The loop below.
    public EventLoop loop() {
        return loop;
    }

    /// Runs `main` as the page's script, and then all that follows from it.
    ///
    /// A page with an interval never ends: use [#run(String, Runnable, Duration)].
    public void run(String name, Runnable main) {
        loop.enqueue(LoopModel.DOM, name, main);
        loop.run();
    }

    /// [#run(String, Runnable)] for so much virtual time.
    public void run(String name, Runnable main, Duration time) {
        loop.enqueue(LoopModel.DOM, name, main);
        loop.advance(time);
    }

    /// Runs `body` after so many whole milliseconds; after at least 4 when it is nested deeper
    /// than five timers.
    public BrowserTimer setTimeout(String name, double millis, Runnable body) {
        return timer(name, millis, false, body);
    }

    /// Runs `body` every so many milliseconds.
    public BrowserTimer setInterval(String name, double millis, Runnable body) {
        return timer(name, millis, true, body);
    }

    /// Runs `body` before the next frame is drawn, with the frame's time in milliseconds. Clear
    /// it with [EventLoop#cancel].
    public Task requestAnimationFrame(String name, DoubleConsumer body) {
        return loop.enqueue(LoopModel.FRAMES, name, () -> body.accept(loop.nanos() / NANOS));
    }

    /// Runs `body` when nothing else is left to run for now.
    public Task requestIdleCallback(String name, Runnable body) {
        return loop.enqueue(LoopModel.IDLE, name, body);
    }

    /// Queues a task of the source [LoopModel#MESSAGES].
    public void postMessage(String name, Runnable body) {
        loop.enqueue(LoopModel.MESSAGES, name, body);
    }

    /// Runs `callback` as a task of [LoopModel#NETWORKING] after so many milliseconds.
    public void fetch(String name, double latencyMillis, Runnable callback) {
        loop.request(LoopModel.NETWORKING, name, millis(latencyMillis), callback);
    }

    /// Lets a user do something after so many milliseconds: a task of its own, and a microtask
    /// checkpoint after each listener, because the call stack is empty then.
    public void userDoes(double afterMillis, String type, Element target) {
        loop.request(
                LoopModel.USER_INTERACTION,
                type + " by the user",
                millis(afterMillis),
                () -> dispatch(new Event(type, target), loop::checkpoint));
    }

    /// Dispatches an event from a script, like `element.click()`: the listeners are called at
    /// once, and microtasks wait for the script's end.
    public void dispatch(String type, Element target) {
        loop.call("dispatch " + type, () -> dispatch(new Event(type, target), () -> {}));
    }

    /// Something that hears of changes to elements, in a microtask.
    public MutationObserver mutationObserver(String name, Consumer<List<String>> callback) {
        return new MutationObserver(loop, name, callback);
    }

    private BrowserTimer timer(String name, double millis, boolean repeats, Runnable body) {
        BrowserTimer timer = new BrowserTimer(loop, nesting, name, (long) millis, repeats, body);
        timer.set();
        return timer;
    }

    private void dispatch(Event event, Runnable afterEach) {
        for (Element element : event.target().path()) {
            if (event.stopped()) {
                return;
            }
            for (Element.Listener listener : element.listeners(event.type())) {
                call(listener, event);
                afterEach.run();
            }
        }
    }

    // a listener that fails does not keep the event from the others
    private void call(Element.Listener listener, Event event) {
        try {
            loop.call(listener.name(), () -> listener.body().accept(event));
        } catch (Halt end) {
            throw end;
        } catch (Throwable error) {
            loop.report(listener.name(), error);
        }
    }

    private static Duration millis(double millis) {
        return Duration.ofNanos((long) (millis * NANOS));
    }

    private final class Unhandled implements RejectionHandler {
        @Override
        public void unhandled(Object promise, Object reason) {
            events.unhandledRejection(reason, promise);
        }

        @Override
        public void handledLate(Object promise) {
            events.rejectionHandled(promise);
        }
    }
}
