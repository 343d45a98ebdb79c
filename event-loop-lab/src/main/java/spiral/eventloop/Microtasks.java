package spiral.eventloop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// All that a checkpoint empties: the model's microtask queues in their order, and a line that
/// somebody else brought.
///
/// Only the loop's thread touches it.
final class Microtasks {
    private final Map<String, MicrotaskQueue> queues = new LinkedHashMap<>();
    // the same queues, in the order in which a checkpoint empties them
    private final List<MicrotaskQueue> inOrder = new ArrayList<>();
    private final Consumer<Task> runOne;
    private final @Nullable Tracer tracer;
    private @Nullable MicrotaskSource source;

    /// @param start runs a task that was taken from the queue of that name
    /// @param failing what to do with errors in the queue of that name
    /// @param runOne runs one of the source's; it does not throw
    Microtasks(
            LoopModel model,
            BiConsumer<String, Task> start,
            Function<String, UncaughtHandler> failing,
            Consumer<Task> runOne,
            @Nullable Tracer tracer) {
        this.runOne = runOne;
        this.tracer = tracer;
        for (String queue : model.checkpoint()) {
            queues.put(
                    queue,
                    new MicrotaskQueue(task -> start.accept(queue, task), failing.apply(queue)));
        }
        inOrder.addAll(queues.values());
    }

    /// The microtask queue of that name, if the model has one.
    @Nullable MicrotaskQueue get(String queue) {
        return queues.get(queue);
    }

    void drainAlso(MicrotaskSource newSource) {
        source = newSource;
    }

    /// How many wait.
    int waiting() {
        int waiting = source == null ? 0 : source.size();
        for (MicrotaskQueue queue : inOrder) {
            waiting += queue.size();
        }
        return waiting;
    }

    /// Runs all, also those that are queued meanwhile.
    void drain() {
        int waiting = waiting();
        if (waiting == 0) {
            return;
        }
        if (tracer != null) {
            tracer.checkpointBegan(waiting);
        }
        int ran = 0;
        try {
            while (waiting() > 0) {
                ran += drainOnce();
            }
        } finally {
            if (tracer != null) {
                tracer.checkpointEnded(ran);
            }
        }
    }

    private int drainOnce() {
        int ran = 0;
        for (MicrotaskQueue queue : inOrder) {
            ran += queue.checkpoint();
        }
        return ran + drainSource();
    }

    // one by one: a job may queue microtasks of the loop's own, which wait behind the source's
    private int drainSource() {
        int ran = 0;
        while (source != null && source.size() > 0) {
            runOne.accept(source.take());
            ran++;
        }
        return ran;
    }
}
