package spiral.eventloop.js;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.EventLoop;
import spiral.eventloop.LoopModel;
import spiral.eventloop.Timeout;
import spiral.eventloop.node.NodeLoop;

/// The part of [Host] that queues: ticks, microtasks, timers, immediates, messages, closing.
///
/// Each takes a callback of JavaScript and makes it the body of a task.
final class HostQueues {
    private final JsWorld world;
    private final NodeLoop node;
    private final EventLoop loop;

    HostQueues(JsWorld world, NodeLoop node) {
        this.world = world;
        this.node = node;
        this.loop = node.loop();
    }

    void define(Host.Functions to) {
        to.define("tick", a -> ignore(() -> node.nextTick(name("tick", a[1]), body(a[0]))));
        to.define("microtask", a -> ignore(() -> world.queue(a[0], name("microtask", a[1]))));
        to.define("ownsMicrotasks", _ -> world.jobs().isPresent());
        to.define("immediate", a -> node.setImmediate(name("immediate", a[1]), body(a[0])));
        to.define("cancelImmediate", a -> loop.cancel(a[0].asHostObject()));
        to.define(
                "refImmediate",
                a -> ignore(() -> loop.setRef(a[0].asHostObject(), a[1].asBoolean())));
        to.define("close", a -> ignore(() -> node.close(a[0].asString(), body(a[1]))));
        to.define("message", a -> loop.enqueue(LoopModel.POLL, "message", body(a[0])));
        defineTimers(to);
    }

    private void defineTimers(Host.Functions to) {
        to.define("timer", this::timer);
        to.define("cancelTimer", a -> timeout(a[0]).cancel());
        to.define("refreshTimer", a -> ignore(timeout(a[0])::refresh));
        to.define(
                "refTimer",
                a -> ignore(a[1].asBoolean() ? timeout(a[0])::ref : timeout(a[0])::unref));
    }

    private Object timer(Value... a) {
        double millis = a[1].asDouble();
        boolean repeats = a[2].asBoolean();
        String name = name(repeats ? "interval" : "timeout", a[3]);
        return repeats
                ? node.setInterval(name, millis, body(a[0]))
                : node.setTimeout(name, millis, body(a[0]));
    }

    private static Timeout timeout(Value handle) {
        return handle.asHostObject();
    }

    private String name(String kind, Value function) {
        return world.jobs().map(jobs -> jobs.name(function, kind)).orElse(kind);
    }

    Runnable body(Value function) {
        return () -> world.run(function::executeVoid);
    }

    private static @Nullable Object ignore(Runnable action) {
        return Host.ignore(action);
    }
}
