package spiral.eventloop;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// What a loop waits for: timers, requests to the outside, the next frame.
///
/// Only the loop's thread touches it.
final class Waiting {
    private static final long MILLISECOND = 1_000_000;

    private final Timers requests = new Timers();
    private final TimerStore timers;
    private final @Nullable Tracer tracer;
    // timers that are set or running, and keep the loop alive
    private int alive;

    Waiting(LoopModel model, @Nullable Tracer tracer) {
        this.timers = model.hasTimerLists() ? new TimerLists(MILLISECOND) : new Timers();
        this.tracer = tracer;
    }

    TimerStore timers() {
        return timers;
    }

    /// Sets a timer.
    ///
    /// @param by the task that sets it
    TimerStore.Entry addTimer(long start, long duration, Task task, long by) {
        TimerStore.Entry entry = timers.add(start, duration, task);
        if (tracer != null) {
            tracer.timerSet(task, entry.due(), by);
        }
        return entry;
    }

    /// Takes a timer back, wherever it waits; false if it has run.
    boolean removeTimer(TimerStore.Entry entry) {
        timers.remove(entry);
        boolean cancelled = entry.task().cancel();
        if (cancelled && tracer != null) {
            tracer.cancelled(LoopModel.TIMERS, entry.task());
        }
        return cancelled;
    }

    void addRequest(long now, long latency, Task task, long by) {
        TimerStore.Entry entry = requests.add(now, latency, task);
        if (tracer != null) {
            tracer.requested(task, entry.due(), by);
        }
    }

    /// Hands over the requests that are completed, in the order of their completion, then of their
    /// making.
    void takeCompleted(long now, String queue, BiConsumer<String, Task> receiver) {
        while (requests.nextDue() <= now) {
            Task task = requests.takeFirst().task();
            receiver.accept(queue, task);
            if (tracer != null) {
                tracer.completed(queue, task);
            }
        }
    }

    void countTimers(int more) {
        alive += more;
    }

    /// Whether the loop must not end because of what waits here.
    boolean keepsAlive() {
        return alive > 0 || !requests.isEmpty();
    }

    /// When something is due next, or [TimerStore#NEVER].
    long nextDue() {
        return Math.min(timers.nextDue(), requests.nextDue());
    }
}
