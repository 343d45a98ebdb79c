package spiral.eventloop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What it means to run a task: its frame goes on the call stack, it runs to its end, and then the
/// microtasks are emptied before anything else.
///
///     run(task):  dequeue --> push --> body --> pop --> checkpoint --> report what nobody caught
///
/// Only the loop's thread touches it.
final class Execution {
    /// Leaves a checkpoint in its middle.
    private static final class BrokenOff extends RuntimeException {
        private static final long serialVersionUID = 1;

        BrokenOff() {
            super(null, null, false, false);
        }
    }

    private static final long OUTSIDE = 0;

    private final CallStack stack = new CallStack();
    private final Map<String, MicrotaskQueue> microtasks = new LinkedHashMap<>();
    // the same queues, in the order in which a checkpoint empties them
    private final List<MicrotaskQueue> checkpoint = new ArrayList<>();
    private final LoopModel model;
    private final Rejections rejections;
    private final BiConsumer<String, Runnable> enqueue;
    private final UncaughtHandler uncaught;
    private final @Nullable Tracer tracer;
    private @Nullable MicrotaskSource source;
    private long running = OUTSIDE;
    private boolean owing;

    /// @param enqueue queues a task, by its queue
    Execution(
            EventLoopBuilder from, BiConsumer<String, Runnable> enqueue, @Nullable Tracer tracer) {
        this.model = from.model;
        this.enqueue = enqueue;
        this.uncaught = from.uncaught;
        this.tracer = tracer;
        this.rejections = new Rejections(from.rejections(this::report), tracer);
        for (String queue : model.checkpoint()) {
            Consumer<Task> runner = task -> start(queue, task);
            microtasks.put(queue, new MicrotaskQueue(runner, failing(queue)));
        }
        this.checkpoint.addAll(microtasks.values());
    }

    /// The microtask queue of that name, if the model has one.
    @Nullable MicrotaskQueue microtasks(String queue) {
        return microtasks.get(queue);
    }

    void drainAlso(MicrotaskSource newSource) {
        source = newSource;
    }

    Rejections rejections() {
        return rejections;
    }

    /// The number of the task that is running, or 0.
    long running() {
        return running;
    }

    /// How many frames are on the call stack.
    int depth() {
        return stack.depth();
    }

    /// Runs a task that has just been taken from `queue`, then the checkpoint; false if the task
    /// failed and by the model's rule skipped its checkpoint.
    boolean run(String queue, Task task) {
        if (!runAlone(queue, task)) {
            return false;
        }
        checkpoint();
        return true;
    }

    /// [#run] without the checkpoint.
    // an error of any kind is reported, and the loop goes on
    boolean runAlone(String queue, Task task) {
        try {
            start(queue, task);
            return true;
        } catch (Throwable error) {
            report(task.name(), error);
            return !skips(queue, task.name());
        }
    }

    /// Empties the microtask queues, and again while that or a report queues more; or until an
    /// error breaks it off.
    void checkpoint() {
        owing = false;
        try {
            do {
                drain();
            } while (reportRejections());
        } catch (BrokenOff _) {
            // by the model's rule the rest waits for the next checkpoint
        }
    }

    /// Whether an error has left microtasks to the end of another task.
    boolean owes() {
        return owing;
    }

    /// Runs `body` inside a frame of its own.
    void call(String frame, Runnable body) {
        push(frame, "");
        try {
            body.run();
        } finally {
            pop();
        }
    }

    void push(String frame, String at) {
        stack.push(frame);
        if (tracer != null) {
            tracer.pushed(frame, at);
        }
    }

    void pop() {
        String frame = stack.pop();
        if (tracer != null) {
            tracer.popped(frame);
        }
    }

    private void start(String queue, Task task) {
        if (!task.start()) {
            return;
        }
        if (tracer != null) {
            tracer.dequeued(queue, task.id(), task.name());
        }
        long outer = running;
        running = task.id();
        try {
            call(task.name(), task.body());
        } finally {
            running = outer;
        }
    }

    private void drain() {
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
        for (MicrotaskQueue queue : checkpoint) {
            ran += queue.checkpoint();
        }
        return ran + drainSource();
    }

    // one by one: a job may queue microtasks of the loop's own, which wait behind the source's
    private int drainSource() {
        int ran = 0;
        while (source != null && source.size() > 0) {
            Task job = source.take();
            runAlone(LoopModel.MICROTASKS, job);
            ran++;
        }
        return ran;
    }

    private int waiting() {
        int waiting = source == null ? 0 : source.size();
        for (MicrotaskQueue queue : checkpoint) {
            waiting += queue.size();
        }
        return waiting;
    }

    private boolean reportRejections() {
        if (rejections.isEmpty()) {
            return false;
        }
        if (model.rejections().isEmpty()) {
            try {
                rejections.report();
            } catch (Throwable error) {
                failing(LoopModel.REJECTIONS).uncaught(LoopModel.REJECTIONS, error);
            }
        } else {
            enqueue.accept(model.rejections(), rejections.setAside());
        }
        return true;
    }

    private UncaughtHandler failing(String queue) {
        return (name, error) -> {
            report(name, error);
            if (skips(queue, name)) {
                throw new BrokenOff();
            }
        };
    }

    private boolean skips(String queue, String name) {
        boolean skips = model.skipping().contains(queue);
        owing |= skips;
        if (skips && tracer != null && waiting() > 0) {
            tracer.checkpointSkipped(name, waiting());
        }
        return skips;
    }

    void report(String name, Throwable error) {
        if (error instanceof Halt halt) {
            throw halt;
        }
        if (tracer != null) {
            tracer.failed(name, error);
        }
        uncaught.uncaught(name, error);
    }
}
