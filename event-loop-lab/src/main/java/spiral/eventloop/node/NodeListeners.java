package spiral.eventloop.node;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// The listeners of a program in Java: what `process.on` keeps.
///
/// For the loop's thread only. Errors that kill the process, and warnings, go to `errors`.
public final class NodeListeners implements NodeEvents {
    private final List<BiConsumer<Object, String>> uncaught = new ArrayList<>();
    private final List<BiConsumer<Object, Object>> unhandled = new ArrayList<>();
    private final List<Consumer<Object>> handledLate = new ArrayList<>();
    private final List<IntConsumer> beforeExit = new ArrayList<>();
    private final List<IntConsumer> exit = new ArrayList<>();
    private final Consumer<String> errors;

    /// @param errors gets what Node would write on standard error
    public NodeListeners(Consumer<String> errors) {
        this.errors = errors;
    }

    /// Hears of errors that nobody caught, and where they came from.
    public void onUncaughtException(BiConsumer<Object, String> listener) {
        uncaught.add(listener);
    }

    /// Hears of the reason and the promise.
    public void onUnhandledRejection(BiConsumer<Object, Object> listener) {
        unhandled.add(listener);
    }

    /// Hears of the promise.
    public void onRejectionHandled(Consumer<Object> listener) {
        handledLate.add(listener);
    }

    /// Hears that nothing is left to do, each time.
    public void onBeforeExit(IntConsumer listener) {
        beforeExit.add(listener);
    }

    /// Hears that the process ends.
    public void onExit(IntConsumer listener) {
        exit.add(listener);
    }

    @Override
    public boolean uncaughtException(Object error, String origin) {
        List.copyOf(uncaught).forEach(listener -> listener.accept(error, origin));
        return !uncaught.isEmpty();
    }

    @Override
    public boolean unhandledRejection(Object reason, Object promise) {
        List.copyOf(unhandled).forEach(listener -> listener.accept(reason, promise));
        return !unhandled.isEmpty();
    }

    @Override
    public void rejectionHandled(Object promise) {
        List.copyOf(handledLate).forEach(listener -> listener.accept(promise));
    }

    @Override
    public void beforeExit(int code) {
        List.copyOf(beforeExit).forEach(listener -> listener.accept(code));
    }

    @Override
    public void exit(int code) {
        List.copyOf(exit).forEach(listener -> listener.accept(code));
    }

    @Override
    public void died(Object error) {
        errors.accept("Uncaught " + error);
    }

    @Override
    public void warning(String type, String text) {
        errors.accept(type + ": " + text);
    }
}
