package spiral.eventloop;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Settings of a loop that is to be built; what is not set is simple, silent and untraced.
public final class EventLoopBuilder {
    final Supplier<LoopClock> clock;
    LoopModel model = LoopModel.SIMPLE;
    @Nullable Consumer<Step> sink;
    Consumer<String> output = _ -> {};
    UncaughtHandler uncaught = UncaughtHandler.ofThread();

    EventLoopBuilder(Supplier<LoopClock> clock) {
        this.clock = clock;
    }

    /// The order in which the queues are served; [LoopModel#SIMPLE] if not set.
    public EventLoopBuilder model(LoopModel newModel) {
        model = Objects.requireNonNull(newModel, "model");
        return this;
    }

    /// Gets every step on the loop's thread, as it happens. A loop without a sink pays nothing for
    /// being traceable.
    public EventLoopBuilder trace(Consumer<Step> newSink) {
        sink = Objects.requireNonNull(newSink, "sink");
        return this;
    }

    /// Gets each line of [EventLoop#print]; nobody does if not set.
    public EventLoopBuilder output(Consumer<String> newOutput) {
        output = Objects.requireNonNull(newOutput, "output");
        return this;
    }

    /// Hears of errors that nobody caught; [UncaughtHandler#ofThread] if not set.
    public EventLoopBuilder onUncaught(UncaughtHandler newHandler) {
        uncaught = Objects.requireNonNull(newHandler, "handler");
        return this;
    }

    /// A new loop with these settings; its clock starts at zero.
    public EventLoop build() {
        return new EventLoop(this);
    }
}
