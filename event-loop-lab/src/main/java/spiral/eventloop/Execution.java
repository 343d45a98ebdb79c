package spiral.eventloop;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// What it means to run a task: its frame goes on the call stack, it runs to its end, and then the
/// microtasks are emptied before anything else.
///
///     run(task):  dequeue --> push --> body --> pop --> checkpoint --> report what nobody caught
///
/// Only the loop's thread touches it.
final class Execution {
    private static final long OUTSIDE = 0;

    private final CallStack stack = new CallStack();
    private final LoopModel model;
    private final Rejections rejections;
    private final BiConsumer<String, Runnable> enqueue;
    private final Microtasks microtasks;
    private final Uncaught uncaught;
    private final @Nullable Tracer tracer;
    private long running = OUTSIDE;

    /// @param enqueue queues a task, by its queue
    Execution(
            EventLoopBuilder from, BiConsumer<String, Runnable> enqueue, @Nullable Tracer tracer) {
        this.model = from.model;
        this.enqueue = enqueue;
        this.tracer = tracer;
        this.uncaught = new Uncaught(from.model, from.uncaught, this::waiting, tracer);
        this.rejections = new Rejections(from.rejections(uncaught::report), tracer);
        this.microtasks =
                new Microtasks(
                        from.model,
                        this::start,
                        uncaught::within,
                        job -> runAlone(LoopModel.MICROTASKS, job),
                        tracer);
    }

    private int waiting() {
        return microtasks.waiting();
    }

    /// The microtask queue of that name, if the model has one.
    @Nullable MicrotaskQueue microtasks(String queue) {
        return microtasks.get(queue);
    }

    void drainAlso(MicrotaskSource newSource) {
        microtasks.drainAlso(newSource);
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
            return !uncaught.skips(queue, task.name());
        }
    }

    /// Empties the microtask queues, and again while that or a report queues more; or until an
    /// error breaks it off.
    void checkpoint() {
        uncaught.pay();
        try {
            do {
                microtasks.drain();
            } while (reportRejections());
        } catch (Uncaught.BrokenOff _) {
            // by the model's rule the rest waits for the next checkpoint
        }
    }

    /// Whether an error has left microtasks to the end of another task.
    boolean owes() {
        return uncaught.owes();
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

    private boolean reportRejections() {
        if (rejections.isEmpty()) {
            return false;
        }
        if (model.rejections().isEmpty()) {
            try {
                rejections.report();
            } catch (Throwable error) {
                uncaught.within(LoopModel.REJECTIONS).uncaught(LoopModel.REJECTIONS, error);
            }
        } else {
            enqueue.accept(model.rejections(), rejections.setAside());
        }
        return true;
    }

    void report(String name, Throwable error) {
        uncaught.report(name, error);
    }
}
