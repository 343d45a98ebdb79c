package spiral.queue.worker;

import java.time.Duration;
import java.util.List;
import spiral.eventloop.EventLoop;
import spiral.queue.JobStore;
import spiral.queue.JobStore.Heartbeat;
import spiral.queue.JobStore.Lapse;
import spiral.queue.JobStore.Promotion;
import spiral.queue.WorkerProfile;

/// What every worker process does again and again beside its jobs: keeps its lease, offers itself
/// as the scheduler, looks for workers that fell silent. Each round waits for its reply before it
/// sets the timer for the next, so rounds never pile up.
///
/// All of it happens on the loop's thread; heartbeats go through a store thread of their own.
final class Rounds {
    private static final Duration SWEEP_EVERY = Duration.ofMillis(200);
    private static final Duration AFTER_TROUBLE = Duration.ofMillis(250);

    /// Due jobs moved in one transaction.
    private static final int PROMOTE_AT_ONCE = 2_000;

    private final EventLoop loop;
    private final JobStore store;
    private final WorkerProfile profile;
    private final StoreThread storeThread;
    private final StoreThread heartbeats;
    private final Coordinator coordinator;
    private final WorkerEvents events;
    private long worker;
    private boolean ended;

    Rounds(
            EventLoop loop,
            JobStore store,
            WorkerProfile profile,
            StoreThread storeThread,
            StoreThread heartbeats,
            Coordinator coordinator,
            WorkerEvents events) {
        this.loop = loop;
        this.store = store;
        this.profile = profile;
        this.storeThread = storeThread;
        this.heartbeats = heartbeats;
        this.coordinator = coordinator;
        this.events = events;
    }

    void start() {
        register(this::firstRounds);
    }

    private void firstRounds() {
        heartbeatLater();
        promote();
        sweep();
    }

    /// Ends the rounds and the lease, then calls `left`.
    void leave(Runnable left) {
        ended = true;
        long leaving = worker;
        storeThread.ask(
                "retire",
                () -> {
                    store.retire(leaving);
                    return leaving;
                },
                done -> left.run(),
                trouble -> {
                    events.storeTrouble(trouble);
                    left.run();
                });
    }

    private void register(Runnable next) {
        heartbeats.ask(
                "register",
                () -> store.register(profile),
                number -> registered(number, next),
                trouble -> again(trouble, () -> register(next)));
    }

    private void registered(long number, Runnable next) {
        worker = number;
        events.registered(number);
        coordinator.registered(number);
        next.run();
    }

    private void heartbeatLater() {
        later(profile.lease().dividedBy(4), this::heartbeat);
    }

    private void heartbeat() {
        heartbeats.ask(
                "heartbeat",
                () -> store.heartbeat(worker),
                this::beaten,
                trouble -> again(trouble, this::heartbeat));
    }

    private void beaten(Heartbeat beat) {
        if (ended) {
            return;
        }
        if (beat.held()) {
            coordinator.cancel(beat.cancelled());
            heartbeatLater();
        } else {
            events.leaseLost(worker);
            coordinator.leaseLost();
            register(this::heartbeatLater);
        }
    }

    private void promote() {
        storeThread.ask(
                "promote",
                () -> store.promote(worker, PROMOTE_AT_ONCE),
                this::promoted,
                trouble -> again(trouble, this::promote));
    }

    private void promoted(Promotion promotion) {
        if (promotion.moved() > 0) {
            events.promoted(promotion.moved());
            coordinator.lookForWork();
        }
        later(promotion.next(), this::promote);
    }

    private void sweep() {
        storeThread.ask(
                "sweep", store::sweep, this::swept, trouble -> again(trouble, this::sweep));
    }

    private void swept(List<Lapse> lapses) {
        lapses.forEach(events::gaveUp);
        coordinator.lookForWork();
        later(SWEEP_EVERY, this::sweep);
    }

    private void again(RuntimeException trouble, Runnable round) {
        events.storeTrouble(trouble);
        later(AFTER_TROUBLE, round);
    }

    private void later(Duration wait, Runnable round) {
        if (!ended) {
            loop.setTimeout("round", wait, round);
        }
    }
}
