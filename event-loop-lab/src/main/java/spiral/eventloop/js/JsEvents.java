package spiral.eventloop.js;

import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import spiral.eventloop.node.NodeEvents;

/// What Node tells `process.on`: handed on to the page `process`, if the program has ever looked at
/// its process or an error makes it necessary.
final class JsEvents implements NodeEvents {
    private final JsWorld world;
    private final Printer printer;

    JsEvents(JsWorld world, Printer printer) {
        this.world = world;
        this.printer = printer;
    }

    @Override
    public boolean uncaughtException(Object error, String origin) {
        world.requireRunning();
        return tell("fatal", valueOf(error, origin), origin).asBoolean();
    }

    private Value valueOf(Object error, String origin) {
        Value value = error instanceof JsError js ? js.value() : world.value(error);
        return origin.equals(REJECTED) ? tell("reasonAsError", value) : value;
    }

    @Override
    public boolean unhandledRejection(Object reason, Object promise) {
        return tell("unhandled", reason, world.value(promise)).asBoolean();
    }

    @Override
    public void rejectionHandled(Object promise) {
        tell("handledLate", world.value(promise));
    }

    @Override
    public void beforeExit(int code) {
        if (world.isLoaded("process")) {
            tell("beforeExit");
        }
    }

    @Override
    public void exit(int code) {
        if (world.isLoaded("process") && !world.isOver()) {
            tell("emitExit", code);
        }
    }

    @Override
    public void died(Object error) {
        Value value =
                switch (error) {
                    case JsError js -> js.value();
                    case PolyglotException thrown when thrown.isGuestException() ->
                            thrown.getGuestObject(); // of our pages, where a program changed
                    // JavaScript
                    case Value reason -> tell("reasonAsError", reason);
                    default ->
                            throw new IllegalStateException(
                                    "not the program's: " + error, asThrowable(error));
                };
        Complaint.about(value, error, world, printer);
    }

    private static Throwable asThrowable(Object error) {
        return error instanceof Throwable thrown ? thrown : new AssertionError(error);
    }

    @Override
    public void warning(String type, String text) {
        tell("warn", type, text);
    }

    private Value tell(String function, Object... arguments) {
        return world.call(world.page("process").getMember(function), arguments);
    }
}
