package spiral.queue.worker;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.EventLoop;
import spiral.eventloop.Timeout;
import spiral.queue.JobStore;
import spiral.queue.JobStore.Heartbeat;
import spiral.queue.JobStore.Promotion;
import spiral.queue.JobStore.Tended;
import spiral.queue.Progress;
import spiral.queue.WorkerProfile;

/// What every worker process does again and again beside its jobs: keeps its lease, and looks after
/// what time alone brings, a job that is due or a worker that fell silent. Each round waits for its
/// reply before it sets the timer for the next, so rounds never pile up.
///
/// All of it happens on the loop's thread; heartbeats go through a store thread of their own.
final class Rounds {
    private static final Duration WATCH_IDLE = Duration.ofSeconds(1);
    private static final Duration WATCH_AT_WORK = Duration.ofMillis(250);
    private static final Duration WATCH_SHORTEST = Duration.ofMillis(50);

    /// Between news and a look for due jobs: it comes after the claim, and a burst is answered once.
    private static final Duration ONCE_WOKEN = Duration.ofMillis(5);

    private static final Duration TIDY_EVERY = Duration.ofSeconds(10);
    private static final Duration TIDY_ON = Duration.ofMillis(100);
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
    // the number of the lease: set by the heartbeat's thread when it has been given one
    private final AtomicLong lease = new AtomicLong();
    private long worker;
    // the timer of the next look; none while the answer to one is under way
    private @Nullable Timeout nextWatch;
    // somebody has changed the store since the latest look set out
    private boolean woken;
    private volatile boolean scheduler;
    private final Fence fence;
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
        this.fence = new Fence(loop, profile.lease(), coordinator, () -> events.leaseLost(worker));
    }

    void start() {
        register(this::firstRounds);
    }

    private void firstRounds() {
        heartbeatLater();
        watch();
        tidy();
    }

    /// Ends the rounds and the lease, then calls `left`.
    void leave(Runnable left) {
        ended = true;
        fence.lower();
        heartbeats.ask(
                "retire",
                () -> {
                    store.retire(lease.get());
                    return lease.get();
                },
                done -> left.run(),
                trouble -> {
                    events.storeTrouble(trouble);
                    left.run();
                });
    }

    private void register(Runnable next) {
        long sent = loop.nanos();
        heartbeats.ask(
                "register",
                () -> {
                    lease.set(store.register(profile));
                    return lease.get();
                },
                number -> registered(number, sent, next),
                trouble -> again(trouble, () -> register(next)));
    }

    private void registered(long number, long sent, Runnable next) {
        if (ended) {
            return;
        }
        worker = number;
        events.registered(number);
        fence.beaten(sent);
        coordinator.registered(number);
        next.run();
    }

    private void heartbeatLater() {
        later(fence.beatEvery(), this::heartbeat);
    }

    private void heartbeat() {
        long sent = loop.nanos();
        heartbeats.ask(
                "heartbeat",
                () -> store.heartbeat(worker),
                beat -> beaten(beat, sent),
                trouble -> again(trouble, this::heartbeat));
    }

    private void beaten(Heartbeat beat, long sent) {
        if (ended) {
            return;
        }
        if (beat.held()) {
            boolean back = fence.out();
            fence.beaten(sent);
            if (back) {
                coordinator.rejoined(worker);
            }
            heartbeatLater();
            coordinator.cancel(beat.cancelled());
        } else {
            boolean known = fence.out();
            fence.lower();
            register(this::heartbeatLater);
            if (!known) {
                events.leaseLost(worker);
                coordinator.leaseLost();
            }
        }
    }

    /// Somebody has changed the store: there may be work, and a job may be due earlier than was
    /// thought.
    void wake() {
        coordinator.lookForWork();
        if (scheduler && !woken) {
            woken = true;
            if (nextWatch != null) {
                nextWatch.cancel();
                nextWatch = later(ONCE_WOKEN, this::watch);
            }
        }
    }

    /// Looks after what time alone brings: a job is due, a lease ends, a schedule ticks, a breaker's
    /// rest is over, a suspect has waited long enough. One question to the store for all of it: an
    /// idle worker wakes up about once a second.
    private void watch() {
        nextWatch = null;
        woken = false;
        Set<String> types = coordinator.running() == 0 ? profile.types() : Set.of();
        storeThread.ask(
                "watch",
                () -> store.tend(worker, types, PROMOTE_AT_ONCE),
                this::watched,
                trouble -> again(trouble, this::watch));
    }

    private void watched(Tended tended) {
        Promotion promotion = tended.promotion();
        scheduler = promotion.holder();
        if (promotion.moved() > 0) {
            events.promoted(promotion.moved());
        }
        tended.lapses().forEach(events::gaveUp);
        coordinator.dontHoard();
        if (tended.ready() || coordinator.running() > 0) {
            coordinator.lookForWork();
        }
        progress();
        nextWatch = later(woken ? ONCE_WOKEN : untilWatch(tended), this::watch);
    }

    private Duration untilWatch(Tended tended) {
        Duration usual = coordinator.running() > 0 ? WATCH_AT_WORK : WATCH_IDLE;
        Duration rest = least(usual, tended.rest());
        Duration atLeast = rest.compareTo(WATCH_SHORTEST) < 0 ? WATCH_SHORTEST : rest;
        return least(atLeast, tended.promotion().next());
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /// Passes on what running jobs have said.
    private void progress() {
        List<Progress.Report> news = coordinator.progress();
        if (!news.isEmpty()) {
            storeThread.ask(
                    "progress",
                    () -> {
                        store.progress(news);
                        return news.size();
                    },
                    written -> {},
                    events::storeTrouble);
        }
    }

    /// One process tidies, whoever is the scheduler; a round that finds much comes again soon.
    private void tidy() {
        storeThread.ask(
                "tidy",
                () -> scheduler ? store.tidy() : 0,
                gone -> later(gone == 0 ? TIDY_EVERY : TIDY_ON, this::tidy),
                trouble -> again(trouble, this::tidy));
    }

    private void again(RuntimeException trouble, Runnable round) {
        events.storeTrouble(trouble);
        later(AFTER_TROUBLE, round);
    }

    private @Nullable Timeout later(Duration wait, Runnable round) {
        return ended ? null : loop.setTimeout("round", wait, round);
    }
}
