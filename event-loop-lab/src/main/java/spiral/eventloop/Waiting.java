package spiral.eventloop;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// What a loop waits for: timers, requests to the outside, the next frame.
///
/// Only the loop's thread touches it.
final class Waiting {
    private static final long MILLISECOND = 1_000_000;

    // by the queue which their completion joins
    private final Map<String, Timers> requests = new LinkedHashMap<>();
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

    /// Begins a request whose completion joins `queue`.
    void addRequest(String queue, long now, long latency, Task task, long by) {
        Timers sameQueue = requests.computeIfAbsent(queue, _ -> new Timers());
        TimerStore.Entry entry = sameQueue.add(now, latency, task);
        if (tracer != null) {
            tracer.requested(task, entry.due(), by);
        }
    }

    /// Hands over the requests that are completed, in the order of their completion, then of their
    /// making.
    void takeCompleted(long now, BiConsumer<String, Task> receiver) {
        for (Map.Entry<String, Timers> sameQueue : requests.entrySet()) {
            while (sameQueue.getValue().nextDue() <= now) {
                Task task = sameQueue.getValue().takeFirst().task();
                receiver.accept(sameQueue.getKey(), task);
                if (tracer != null) {
                    tracer.completed(sameQueue.getKey(), task);
                }
            }
        }
    }

    void countTimers(int more) {
        alive += more;
    }

    /// Whether the loop must not end because of what waits here.
    boolean keepsAlive() {
        return alive > 0 || nextCompletion() != TimerStore.NEVER;
    }

    /// When something is due next, or [TimerStore#NEVER].
    long nextDue() {
        return Math.min(timers.nextDue(), nextCompletion());
    }

    private long nextCompletion() {
        long next = TimerStore.NEVER;
        for (Timers sameQueue : requests.values()) {
            next = Math.min(next, sameQueue.nextDue());
        }
        return next;
    }
}
