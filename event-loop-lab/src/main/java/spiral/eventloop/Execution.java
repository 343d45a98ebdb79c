package spiral.eventloop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
    private final Map<String, MicrotaskQueue> microtasks = new LinkedHashMap<>();
    // the same queues, in the order in which a checkpoint empties them
    private final List<MicrotaskQueue> checkpoint = new ArrayList<>();
    private final Rejections rejections;
    private final UncaughtHandler uncaught;
    private final @Nullable Tracer tracer;
    private long running = OUTSIDE;

    Execution(List<String> checkpoint, UncaughtHandler uncaught, @Nullable Tracer tracer) {
        this.uncaught = uncaught;
        this.tracer = tracer;
        this.rejections = new Rejections(this::report);
        for (String queue : checkpoint) {
            Consumer<Task> runner = task -> start(queue, task);
            microtasks.put(queue, new MicrotaskQueue(runner, this::report));
        }
        this.checkpoint.addAll(microtasks.values());
    }

    /// The microtask queue of that name, if the model has one.
    @Nullable MicrotaskQueue microtasks(String queue) {
        return microtasks.get(queue);
    }

    Rejections rejections() {
        return rejections;
    }

    /// The number of the task that is running, or 0.
    long running() {
        return running;
    }

    /// Runs a task that has just been taken from `queue`, then the checkpoint.
    // an error of any kind is reported, and the loop goes on
    void run(String queue, Task task) {
        try {
            start(queue, task);
        } catch (Throwable error) {
            report(task.name(), error);
        }
        checkpoint();
    }

    /// Empties the microtask queues, and again while that or a report queues more.
    void checkpoint() {
        while (waiting() > 0 || !rejections.isEmpty()) {
            drain();
            rejections.report();
        }
    }

    /// Runs `body` inside a frame of its own.
    void call(String frame, Runnable body) {
        stack.push(frame);
        if (tracer != null) {
            tracer.pushed(frame);
        }
        try {
            body.run();
        } finally {
            stack.pop();
            if (tracer != null) {
                tracer.popped(frame);
            }
        }
    }

    private void start(String queue, Task task) {
        if (!task.start()) {
            return;
        }
        if (tracer != null) {
            tracer.dequeued(queue, task);
        }
        running = task.id();
        try {
            call(task.name(), task.body());
        } finally {
            running = OUTSIDE;
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
        while (waiting() > 0) {
            for (MicrotaskQueue queue : checkpoint) {
                ran += queue.checkpoint();
            }
        }
        if (tracer != null) {
            tracer.checkpointEnded(ran);
        }
    }

    private int waiting() {
        int waiting = 0;
        for (MicrotaskQueue queue : checkpoint) {
            waiting += queue.size();
        }
        return waiting;
    }

    private void report(String name, Throwable error) {
        if (tracer != null) {
            tracer.failed(name, error);
        }
        uncaught.uncaught(name, error);
    }
}
