package spiral.eventloop;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The loop of the event loop: goes round the model's phases until nothing is left.
///
///     timers --> poll: alive? else end --> run what waits --> timers --> ...
///                 can anything run? else sleep
///
/// `horizon` says how far the clock may go while nothing can run: without end for a whole run, to
/// the present for "what can run now". Only the loop's thread touches it.
final class Turns {
    private final Round round;
    private final Queues queues;
    private final Waiting waiting;
    private final Execution execution;
    private final Inbox inbox;
    private final Runnable receive;
    private final LoopClock clock;
    private final Picking picking;
    private final @Nullable Tracer tracer;
    private final Frames frames;
    private long horizon;
    private boolean over;

    /// @param receive moves what was posted and what is completed to its queue
    Turns(
            EventLoopBuilder from,
            Queues queues,
            Waiting waiting,
            Execution execution,
            Inbox inbox,
            Runnable receive,
            LoopClock clock,
            @Nullable Tracer tracer) {
        this.picking = from.picking;
        this.queues = queues;
        this.waiting = waiting;
        this.execution = execution;
        this.inbox = inbox;
        this.receive = receive;
        this.clock = clock;
        this.tracer = tracer;
        this.frames = new Frames(from.model, queues, from.firstFrame);
        this.round = new Round(from.model.phases(), this::queue, new Desk());
    }

    void runUntil(long newHorizon) {
        horizon = newHorizon;
        receive.run();
        if (!execution.owes()) {
            execution.checkpoint();
        }
        over = !alive();
        while (!over && !inbox.stopped()) {
            round.turn();
        }
    }

    /// What a round needs of this loop.
    private final class Desk implements Round.Desk {
        @Override
        public boolean closed() {
            return over || inbox.stopped();
        }

        @Override
        public void enter(Phase phase) {
            Turns.this.enter(phase);
        }

        @Override
        public boolean run(String queue, Task task) {
            return execution.run(queue, task);
        }

        @Override
        public void checkpoint() {
            execution.checkpoint();
        }

        @Override
        public void serve(Phase phase, TaskSource queue) {
            switch (phase.action()) {
                case MOVE_DUE_TIMERS -> moveDueTimers(phase, queue);
                case RUN_TIMERS -> runTimers(phase);
                case PICK_ONE -> pickOne(phase, queue);
                case RUN_FRAME ->
                        round.run(phase, queue, frames.begin(clock.nanos()) ? queue.size() : 0);
                case RUN_IDLE -> round.run(phase, queue, queues.canRun() ? 0 : queue.size());
                case RECEIVE -> receiveOrSleep();
                case RUN_WAITING, RUN_CHECK ->
                        throw new AssertionError(phase.name() + " is the round's own");
            }
        }
    }

    private void moveDueTimers(Phase phase, TaskSource queue) {
        if (!(waiting.timers() instanceof Timers timers) || timers.isEmpty()) {
            return;
        }
        long now = clock.nanos();
        if (timers.nextDue() <= now) {
            enter(phase);
        }
        while (timers.nextDue() <= now) {
            TimerStore.Entry timer = timers.takeFirst();
            queues.add(queue, timer.task());
            if (tracer != null) {
                tracer.timerDue(phase.queue(), timer.task(), timer.due());
            }
        }
    }

    private void runTimers(Phase phase) {
        long now = clock.nanos();
        if (!(waiting.timers() instanceof TimerLists timers) || timers.nextDue() > now) {
            return;
        }
        enter(phase);
        while (!inbox.stopped() && !timers.runDue(now, new Firing(phase.queue()))) {
            // one failed, and by the model's rule the next ones run before the checkpoint
        }
        execution.checkpoint();
    }

    private final class Firing implements TimerLists.Firing {
        private final String queue;

        Firing(String queue) {
            this.queue = queue;
        }

        @Override
        public boolean fire(TimerStore.Entry entry) {
            return execution.runAlone(queue, entry.task()) && !inbox.stopped();
        }

        @Override
        public void between() {
            execution.checkpoint();
        }
    }

    private void pickOne(Phase phase, TaskSource only) {
        if (phase.queues().size() == 1) {
            round.run(phase, only, Math.min(1, only.size()));
            return;
        }
        List<Picking.Choice> choices = new ArrayList<>();
        for (String name : phase.queues()) {
            TaskSource queue = queue(name);
            if (!queue.isEmpty()) {
                choices.add(new Picking.Choice(name, queue.first().position()));
            }
        }
        if (!choices.isEmpty()) {
            enter(phase);
            String name = choices.get(picking.pick(choices)).queue();
            execution.run(name, queue(name).take());
        }
    }

    private void receiveOrSleep() {
        receive.run();
        if (!alive()) {
            over = true;
        } else if (!queues.canRun()) {
            sleep(Math.min(waiting.nextDue(), frames.nextDue()));
            receive.run();
        }
    }

    private void sleep(long due) {
        if (due > horizon) {
            over = true;
            return;
        }
        long from = clock.nanos();
        clock.sleepUntil(due, waiting.keepsAlive() ? inbox::hasNews : inbox::hasNewsOrNoHold);
        if (tracer != null && clock.nanos() > from) {
            tracer.clockJumped(from);
        }
        if (Thread.currentThread().isInterrupted()) {
            inbox.stop();
        }
    }

    private boolean alive() {
        return queues.keepAlive() || waiting.keepsAlive() || mayBePostedTo();
    }

    private boolean mayBePostedTo() {
        return clock.hearsOtherThreads() && inbox.held();
    }

    private TaskSource queue(String name) {
        return Objects.requireNonNull(queues.get(name), name);
    }

    private void enter(Phase phase) {
        if (tracer != null) {
            tracer.phaseEntered(phase);
        }
    }
}
