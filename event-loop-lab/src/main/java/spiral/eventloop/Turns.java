package spiral.eventloop;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The loop of the event loop: goes round the model's phases until nothing is left.
///
/// `horizon` says how far the clock may go while nothing can run: without end for a whole run, to
/// the present for "what can run now". Only the loop's thread touches it.
final class Turns {
    private final List<Phase> phases;
    private final Map<String, TaskQueue> queues = new HashMap<>();
    private final TaskQueue[] queueOfPhase;
    private final Timers timers;
    private final Execution execution;
    private final Inbox inbox;
    private final Runnable receive;
    private final BooleanSupplier hasNews;
    private final BooleanSupplier hasNewsOrNoHold;
    private final LoopClock clock;
    private final @Nullable Tracer tracer;
    private long horizon;
    private boolean over;

    /// @param receive moves what is in the inbox to its queue
    Turns(
            LoopModel model,
            Timers timers,
            Execution execution,
            Inbox inbox,
            Runnable receive,
            LoopClock clock,
            @Nullable Tracer tracer) {
        this.phases = model.phases();
        this.timers = timers;
        this.execution = execution;
        this.inbox = inbox;
        this.receive = receive;
        this.hasNews = inbox::hasNews;
        this.hasNewsOrNoHold = inbox::hasNewsOrNoHold;
        this.clock = clock;
        this.tracer = tracer;
        this.queueOfPhase =
                phases.stream()
                        .map(phase -> queues.computeIfAbsent(phase.queue(), _ -> new TaskQueue()))
                        .toArray(TaskQueue[]::new);
    }

    /// The task queue of that name, if the model has one.
    @Nullable TaskQueue queue(String name) {
        return queues.get(name);
    }

    void runUntil(long newHorizon) {
        horizon = newHorizon;
        over = false;
        receive.run();
        execution.checkpoint();
        while (!over && !inbox.stopped()) {
            turn();
        }
    }

    private void turn() {
        for (int i = 0; i < queueOfPhase.length && !inbox.stopped(); i++) {
            Phase phase = phases.get(i);
            TaskQueue queue = queueOfPhase[i];
            switch (phase.action()) {
                case MOVE_DUE_TIMERS -> moveDueTimers(phase, queue);
                case RUN_ONE -> run(phase, queue, Math.min(1, queue.size()));
                case RUN_WAITING -> run(phase, queue, queue.size());
                case RECEIVE -> receiveOrSleep();
            }
        }
    }

    private void moveDueTimers(Phase phase, TaskQueue queue) {
        if (timers.isEmpty()) {
            return;
        }
        long now = clock.nanos();
        if (timers.nextDue() <= now) {
            enter(phase);
        }
        while (timers.nextDue() <= now) {
            Timers.Entry timer = timers.takeFirst();
            queue.add(timer.task());
            if (tracer != null) {
                tracer.timerDue(phase.queue(), timer);
            }
        }
    }

    private void run(Phase phase, TaskQueue queue, int count) {
        if (count > 0) {
            enter(phase);
        }
        for (int i = 0; i < count && !inbox.stopped(); i++) {
            execution.run(phase.queue(), queue.take());
        }
    }

    private void receiveOrSleep() {
        receive.run();
        if (nothingToRun()) {
            sleep(timers.nextDue());
            receive.run();
        }
    }

    private void sleep(long due) {
        if (due > horizon || (due == Timers.NEVER && !mayBePostedTo())) {
            over = true;
            return;
        }
        long from = clock.nanos();
        clock.sleepUntil(due, due == Timers.NEVER ? hasNewsOrNoHold : hasNews);
        if (tracer != null && clock.nanos() > from) {
            tracer.clockJumped(from);
        }
        if (Thread.currentThread().isInterrupted()) {
            inbox.stop();
        }
    }

    private boolean mayBePostedTo() {
        return clock.hearsOtherThreads() && inbox.held();
    }

    private boolean nothingToRun() {
        for (TaskQueue queue : queueOfPhase) {
            if (!queue.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private void enter(Phase phase) {
        if (tracer != null) {
            tracer.phaseEntered(phase);
        }
    }
}
