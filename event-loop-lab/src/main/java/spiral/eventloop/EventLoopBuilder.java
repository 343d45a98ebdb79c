package spiral.eventloop;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Settings of a loop that is to be built; what is not set is simple, silent and untraced.
public final class EventLoopBuilder {
    final Supplier<LoopClock> clock;
    LoopModel model = LoopModel.SIMPLE;
    Picking picking = Picking.oldestFirst();
    long firstFrame = -1;
    @Nullable Consumer<Step> sink;
    Supplier<String> place = () -> "";
    Consumer<String> output = _ -> {};
    Consumer<String> errors = _ -> {};
    UncaughtHandler uncaught = UncaughtHandler.ofThread();
    private @Nullable RejectionHandler rejections;

    EventLoopBuilder(Supplier<LoopClock> clock) {
        this.clock = clock;
    }

    /// The order in which the queues are served; [LoopModel#SIMPLE] if not set.
    public EventLoopBuilder model(LoopModel newModel) {
        model = Objects.requireNonNull(newModel, "model");
        return this;
    }

    /// Which task source is served where the model leaves it open; [Picking#oldestFirst] if not
    /// set.
    public EventLoopBuilder picking(Picking newPicking) {
        picking = Objects.requireNonNull(newPicking, "picking");
        return this;
    }

    /// When the first frame can be drawn, from the loop's start; a frame's length if not set. A
    /// screen has a rhythm of its own, so that any time up to that is right.
    ///
    /// @throws IllegalArgumentException if the time is negative
    public EventLoopBuilder firstFrame(Duration after) {
        if (after.isNegative()) {
            throw new IllegalArgumentException(
                    "first frame must not come before the start but was at " + after);
        }
        firstFrame = after.toNanos();
        return this;
    }

    /// Gets every step on the loop's thread, as it happens. A loop without a sink pays nothing for
    /// being traceable.
    public EventLoopBuilder trace(Consumer<Step> newSink) {
        sink = Objects.requireNonNull(newSink, "sink");
        return this;
    }

    /// Says where the program is, `file:line`, for each step that was caused by its code. It is
    /// asked only if there is a trace; nobody knows if not set.
    public EventLoopBuilder place(Supplier<String> newPlace) {
        place = Objects.requireNonNull(newPlace, "place");
        return this;
    }

    /// Gets each line of [EventLoop#print]; nobody does if not set.
    public EventLoopBuilder output(Consumer<String> newOutput) {
        output = Objects.requireNonNull(newOutput, "output");
        return this;
    }

    /// Gets each line of [EventLoop#printError]; nobody does if not set.
    public EventLoopBuilder errors(Consumer<String> newErrors) {
        errors = Objects.requireNonNull(newErrors, "errors");
        return this;
    }

    /// Hears of errors that nobody caught; [UncaughtHandler#ofThread] if not set.
    public EventLoopBuilder onUncaught(UncaughtHandler newHandler) {
        uncaught = Objects.requireNonNull(newHandler, "handler");
        return this;
    }

    /// Hears of promises that nobody handles; if not set, the handler of uncaught errors does.
    public EventLoopBuilder onUnhandledRejection(RejectionHandler newHandler) {
        rejections = Objects.requireNonNull(newHandler, "handler");
        return this;
    }

    /// A new loop with these settings; its clock starts at zero.
    public EventLoop build() {
        return new EventLoop(this);
    }

    RejectionHandler rejections(UncaughtHandler report) {
        return rejections != null
                ? rejections
                : (_, reason) ->
                        report.uncaught(
                                "promise",
                                reason instanceof Throwable error
                                        ? error
                                        : new IllegalStateException(String.valueOf(reason)));
    }
}
