package spiral.eventloop.program;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.EventLoop;
import spiral.eventloop.EventLoopBuilder;
import spiral.eventloop.Task;
import spiral.eventloop.Timeout;
import spiral.eventloop.node.NodeListeners;
import spiral.eventloop.node.NodeLoop;

/// The words of a program that runs as in Node.
///
///     int exitCode = NodeScript.run(EventLoop.onVirtualClock().output(System.out::println), node -> {
///         node.setTimeout("timer", 0, () -> node.log("3 timer"));
///         node.nextTick("tick", () -> node.log("2 tick"));
///         node.log("1 main");
///     });
///
/// For the loop's thread only.
public final class NodeScript extends Script {
    private final NodeLoop node;
    private final NodeListeners listeners;

    private NodeScript(NodeLoop node, NodeListeners listeners) {
        super(node.loop());
        this.node = node;
        this.listeners = listeners;
    }

    /// A script whose loop has these settings, to be run by [#run(Consumer)].
    ///
    /// @param startup how long the process takes from its main script to its loop
    public static NodeScript of(EventLoopBuilder settings, Duration startup) {
        Late late = new Late();
        NodeListeners listeners = new NodeListeners(late::printError);
        NodeLoop node = new NodeLoop(settings, listeners, startup);
        late.loop = node.loop();
        return new NodeScript(node, listeners);
    }

    /// Runs a program until its process exits.
    ///
    /// @return the exit code
    public static int run(EventLoopBuilder settings, Consumer<NodeScript> program) {
        return of(settings, Duration.ZERO).run(program);
    }

    /// Runs the program as a CommonJS main script.
    ///
    /// @return the exit code
    public int run(Consumer<NodeScript> program) {
        return node.run("main", () -> program.accept(this));
    }

    /// Runs the program as the main ES module.
    ///
    /// @return the exit code
    public int runModule(Consumer<NodeScript> program) {
        return node.runModule("main", () -> program.accept(this));
    }

    /// The process: exit codes, I/O, messages.
    public NodeLoop process() {
        return node;
    }

    /// Where to listen to the process: `process.on`.
    public NodeListeners on() {
        return listeners;
    }

    /// [NodeLoop#nextTick].
    public void nextTick(String name, Runnable body) {
        node.nextTick(name, body);
    }

    /// [NodeLoop#setTimeout].
    public Timeout setTimeout(String name, double millis, Runnable body) {
        return node.setTimeout(name, millis, body);
    }

    /// [NodeLoop#setInterval].
    public Timeout setInterval(String name, double millis, Runnable body) {
        return node.setInterval(name, millis, body);
    }

    /// [NodeLoop#setImmediate].
    public Task setImmediate(String name, Runnable body) {
        return node.setImmediate(name, body);
    }

    /// [NodeLoop#io].
    public void io(String name, double latencyMillis, Runnable callback) {
        node.io(name, latencyMillis, callback);
    }

    /// Makes sure that an immediate does not run; false if it has.
    public boolean clear(Task immediate) {
        return loop().cancel(immediate);
    }

    @Override
    Runnable startTimer(String name, double millis, Runnable body) {
        Timeout timer = setTimeout(name, millis, body);
        return timer::cancel;
    }

    @Override
    void startQuietTimer(String name, double millis, Runnable body) {
        setTimeout(name, millis, body).unref();
    }

    // Node throws it in a tick of its own, so that the other listeners are called first
    @Override
    void listenerFailed(Throwable error) {
        nextTick("abort listener", () -> rethrow(error));
    }

    private static void rethrow(Throwable error) {
        switch (error) {
            case RuntimeException unchecked -> throw unchecked;
            case Error serious -> throw serious;
            default -> throw new IllegalStateException(error);
        }
    }

    // the listeners print on the loop that is built with them
    private static final class Late {
        private @Nullable EventLoop loop;

        void printError(String text) {
            if (loop != null) {
                loop.printError(text);
            }
        }
    }
}
