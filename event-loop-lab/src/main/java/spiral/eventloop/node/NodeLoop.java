package spiral.eventloop.node;

import java.time.Duration;
import spiral.eventloop.EventLoop;
import spiral.eventloop.EventLoopBuilder;
import spiral.eventloop.Halt;
import spiral.eventloop.LoopModel;
import spiral.eventloop.RejectionHandler;
import spiral.eventloop.Task;
import spiral.eventloop.Timeout;

/// A program's process as Node runs it: its timers, ticks and immediates, its exit events, what it
/// does with errors; on an [EventLoop] whose model is [LoopModel#NODE].
///
///     main --> loop until dry --> beforeExit --> revived? again --> exit --> exit code
///
/// For the loop's thread only. Source: Node.js 20, `lib/internal/timers.js`,
/// `lib/internal/process/execution.js`, `src/api/embed_helpers.cc`.
public final class NodeLoop {
    private static final int FAILED = 1;
    private static final int HANDLER_FAILED = 7;

    private final EventLoop loop;
    private final NodeEvents events;
    private final TimerRule timerRule;
    private final Duration startup;
    private int exitCode;
    private final StartUpRace startingUp = new StartUpRace();
    private boolean exiting;

    /// @param settings clock, trace and output; model and handlers of errors are set here
    /// @param startup how long the process takes from the end of its main script to its loop:
    ///         from 1 ms on, a timer of 0 ms runs before an immediate
    public NodeLoop(EventLoopBuilder settings, NodeEvents events, Duration startup) {
        this(settings.model(LoopModel.NODE), events, startup, TimerRule.NODE);
    }

    /// A process that starts in no time.
    public NodeLoop(EventLoopBuilder settings, NodeEvents events) {
        this(settings, events, Duration.ZERO);
    }

    NodeLoop(EventLoopBuilder settings, NodeEvents events, Duration startup, TimerRule timerRule) {
        this.events = events;
        this.startup = startup;
        this.timerRule = timerRule;
        this.loop =
                settings.onUncaught((_, error) -> raise(error, NodeEvents.THROWN))
                        .onUnhandledRejection(new Unhandled())
                        .build();
    }

    /// The loop below.
    public EventLoop loop() {
        return loop;
    }

    /// Runs `body` when the current function has ended, before any microtask; not when the
    /// process is about to exit.
    public void nextTick(String name, Runnable body) {
        if (!exiting) {
            loop.enqueue(LoopModel.TICKS, name, body);
        }
    }

    /// Runs `body` after so many milliseconds; what is not between 1 and 2^31-1 becomes 1.
    public Timeout setTimeout(String name, double millis, Runnable body) {
        Timeout timer = loop.setTimeout(name, delay(millis), body);
        startingUp.set(timer, millis);
        return timer;
    }

    /// Runs `body` every so many milliseconds.
    public Timeout setInterval(String name, double millis, Runnable body) {
        return loop.setInterval(name, delay(millis), body);
    }

    /// Runs `body` in the next check phase.
    public Task setImmediate(String name, Runnable body) {
        Task immediate = loop.enqueue(LoopModel.IMMEDIATES, name, body);
        startingUp.set(immediate);
        return immediate;
    }

    /// Runs `callback` in a poll phase, when so many milliseconds have gone by.
    public void io(String name, double latencyMillis, Runnable callback) {
        loop.request(LoopModel.POLL, name, TimerRule.duration(latencyMillis), callback);
    }

    /// Runs `callback` behind the I/O callbacks of a poll phase, as messages of a port do.
    public void postMessage(String name, Runnable callback) {
        loop.enqueue(LoopModel.MESSAGES, name, callback);
    }

    /// Runs `callback` in the next close phase.
    public void close(String name, Runnable callback) {
        loop.enqueue(LoopModel.CLOSING, name, callback);
    }

    /// The code with which the process will exit.
    public int exitCode() {
        return exitCode;
    }

    /// Sets the code with which the process will exit.
    public void setExitCode(int code) {
        exitCode = code;
    }

    /// Ends the process now: [NodeEvents#exit], and nothing else runs.
    ///
    /// @return never; it throws, so that `throw node.exit(1)` is the end of a function
    public NodeExit exit(int code) {
        exitCode = code;
        tellExit();
        throw new NodeExit(exitCode);
    }

    /// Runs a program as a CommonJS main script, until its process exits.
    ///
    /// @return the exit code
    public int run(String name, Runnable main) {
        return toItsEnd(() -> loop.runTask("main", name, main));
    }

    /// Runs a program as the main ES module: its body is a promise job, so microtasks come before
    /// ticks.
    ///
    /// @return the exit code
    public int runModule(String name, Runnable main) {
        return toItsEnd(() -> loop.queueMicrotask(name, main));
    }

    private int toItsEnd(Runnable start) {
        try {
            start.run();
            startingUp.end(loop);
            loop.burn(startup);
            untilDry();
            loop.runTask(LoopModel.POLL, "exit", this::tellExit);
        } catch (NodeExit _) {
            // the code is set
        }
        loop.tracer().ifPresent(tracer -> tracer.exited(exitCode));
        return exitCode;
    }

    private void untilDry() {
        do {
            loop.run();
            loop.runTask(LoopModel.POLL, "beforeExit", () -> events.beforeExit(exitCode));
        } while (loop.isAlive());
    }

    private void tellExit() {
        if (!exiting) {
            exiting = true;
            events.exit(exitCode);
        }
    }

    private Duration delay(double millis) {
        if (timerRule.overflows(millis)) {
            events.warning("TimeoutOverflowWarning", TimerRule.overflow(millis));
        }
        return timerRule.delay(millis);
    }

    /// Tells of an error that nobody caught; if nobody listens, the process ends. A handler that
    /// fails kills it at once.
    ///
    /// @param origin [NodeEvents#THROWN] or [NodeEvents#REJECTED]
    public void raise(Object error, String origin) {
        boolean handled;
        try {
            handled = events.uncaughtException(error, origin);
        } catch (Halt halt) {
            throw halt;
        } catch (Throwable second) {
            exitCode = HANDLER_FAILED;
            events.died(second);
            throw new NodeExit(exitCode);
        }
        if (!handled) {
            die(error);
        }
        // Node does this so that ticks which the error has skipped are not forgotten
        setImmediate("after an error", () -> {});
    }

    private void die(Object error) {
        exitCode = FAILED;
        try {
            tellExit();
        } catch (NodeExit _) {
            // it sets the code, but the error is told all the same
        }
        events.died(error);
        throw new NodeExit(exitCode);
    }

    private final class Unhandled implements RejectionHandler {
        @Override
        public void unhandled(Object promise, Object reason) {
            if (!events.unhandledRejection(reason, promise)) {
                raise(reason, NodeEvents.REJECTED);
            }
        }

        @Override
        public void handledLate(Object promise) {
            events.rejectionHandled(promise);
        }
    }
}
