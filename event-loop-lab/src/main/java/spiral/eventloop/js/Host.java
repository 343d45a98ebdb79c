package spiral.eventloop.js;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.EventLoop;
import spiral.eventloop.KeepAlive;
import spiral.eventloop.node.NodeEvents;
import spiral.eventloop.node.NodeExit;
import spiral.eventloop.node.NodeLoop;

/// What our JavaScript pages may ask of Java: the object `host` of `bootstrap.js`, a function for
/// each thing. No program sees it.
final class Host {
    /// What the clock of every program shows at first, so that a run is a function of its program.
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /// After so many looks at a clock that stands still, each further look takes a millisecond: a
    /// program that waits by looking comes to an end.
    private static final int LOOKS = 1_000;

    private static final Duration A_LOOK = Duration.ofMillis(1);
    private static final double NANOS_PER_MILLI = 1e6;

    /// Where a part of the host puts its functions.
    interface Functions {
        void define(String name, Function<Value[], @Nullable Object> body);
    }

    private final JsWorld world;
    private final NodeLoop node;
    private final EventLoop loop;
    private final JsProgram program;
    private final JsOptions options;
    private final ProgramFiles files;
    private final Printer printer;
    private final HostQueues queues;
    private final Map<String, Object> functions = new HashMap<>();
    private long lookedAt = -1;
    private int looks;

    Host(
            JsWorld world,
            NodeLoop node,
            JsProgram program,
            JsOptions options,
            ProgramFiles files,
            Printer printer) {
        this.world = world;
        this.node = node;
        this.loop = node.loop();
        this.program = program;
        this.options = options;
        this.files = files;
        this.printer = printer;
        this.queues = new HostQueues(world, node);
        queues.define(this::define);
        clock();
        process();
        values();
        outside();
    }

    /// The object that JavaScript gets.
    ProxyObject members() {
        return ProxyObject.fromMap(functions);
    }

    private void define(String name, Function<Value[], @Nullable Object> body) {
        functions.put(name, (ProxyExecutable) body::apply);
    }

    private void clock() {
        define("now", _ -> look() / NANOS_PER_MILLI);
        define("date", _ -> Math.floor(START.toEpochMilli() + look() / NANOS_PER_MILLI));
        define("startDate", _ -> (double) START.toEpochMilli());
    }

    private long look() {
        if (loop.nanos() != lookedAt) {
            lookedAt = loop.nanos();
            looks = 0;
        }
        if (++looks > LOOKS) {
            loop.burn(A_LOOK);
        }
        return loop.nanos();
    }

    private void process() {
        define("print", this::print);
        define("argv", _ -> argv());
        define("cwd", _ -> files.folder().toString());
        define("setExitCode", a -> ignore(() -> node.setExitCode(a[0].asInt())));
        define("mainFailed", this::mainFailed);
        define("exit", a -> exit(a[0].asInt()));
    }

    private @Nullable Object print(Value... a) {
        printer.wholeLines(a.length < 3);
        if (a[0].asInt() == 1) {
            loop.print(a[1].asString());
        } else {
            loop.printError(a[1].asString());
        }
        printer.wholeLines(true);
        return printer.isFull() ? exit(JsOutcome.STOPPED) : null;
    }

    private @Nullable Object mainFailed(Value... a) {
        try {
            node.raise(a[0], NodeEvents.REJECTED);
            return null;
        } catch (NodeExit _) {
            return exit(node.exitCode());
        }
    }

    private @Nullable Object exit(int code) {
        world.exiting(code);
        // at once: neither `catch` nor `finally` runs any more
        world.jobs().ifPresent(jobs -> jobs.env().getContext().closeExited(null, code));
        throw new Ended("exit code " + code); // a black box can only be asked
    }

    private ProxyArray argv() {
        List<Object> argv = new ArrayList<>(List.of("/usr/bin/node", program.file().toString()));
        argv.addAll(options.arguments());
        return ProxyArray.fromList(argv);
    }

    private void values() {
        define("isError", a -> a[0].isException());
        define("isPromise", a -> world.jobs().map(jobs -> jobs.isPromise(a[0])).orElse(true));
        define("outcome", a -> list(world.jobs().map(jobs -> jobs.outcome(a[0]))));
        define("proxyTarget", a -> list(world.jobs().map(jobs -> jobs.proxyTarget(a[0]))));
    }

    private static ProxyArray list(Optional<List<Object>> items) {
        return ProxyArray.fromList(items.orElse(List.of()));
    }

    private void outside() {
        define("resolve", a -> files.resolve(a[0].asString()).toString());
        define("isFile", a -> files.isFile(Path.of(a[0].asString())));
        define("isFolder", a -> files.isFolder(Path.of(a[0].asString())));
        define("read", a -> files.read(Path.of(a[0].asString())));
        define("mayRead", _ -> files.mayRead());
        define("bytes", a -> bytes(a[0].asString()));
        define("compile", a -> world.compile(a[0].asString(), Path.of(a[1].asString())));
        define("answer", a -> options.answers().get(a[0].asString()));
        define("request", this::request);
        define("hold", _ -> loop.keepAlive());
        define("release", a -> ignore(a[0].<KeepAlive>asHostObject()::close));
    }

    private @Nullable Object request(Value... a) {
        double trip = options.latency().toNanos() / NANOS_PER_MILLI;
        node.io(a[0].asString(), trip * a[1].asInt(), queues.body(a[2]));
        return null;
    }

    private static ProxyArray bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<Object> unsigned = new ArrayList<>(bytes.length);
        for (byte each : bytes) {
            unsigned.add(Byte.toUnsignedInt(each));
        }
        return ProxyArray.fromList(unsigned);
    }

    static @Nullable Object ignore(Runnable action) {
        action.run();
        return null;
    }
}
