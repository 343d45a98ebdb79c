package spiral.queue.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.EventLoop;
import spiral.queue.Claim;
import spiral.queue.JobHandler;
import spiral.queue.JobStore;
import spiral.queue.JobStore.Suspects;
import spiral.queue.Progress;
import spiral.queue.Settlement;

/// Who runs what, in one worker process. All of it happens on the event loop's thread.
///
///     exchange ──► hand ──► slots ──► ended ──► pending ──► exchange …
///     (claims)    (queue)   (virtual   (tasks    (settlements, sent
///                            threads)   of loop)  with the next claim)
///
/// [Exchanges] are the way to the store and back; here is what happens in between.
final class Coordinator {
    /// How long a handler may go on after it was interrupted, before it is given up.
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final EventLoop loop;
    private final JobStore store;
    private final StoreThread storeThread;
    private final Map<String, JobHandler> handlers;
    private final ThreadFactory threads;
    private final WorkerEvents events;
    private final int slots;
    private final Prefetch prefetch;
    // several exchanges share what is to be in hand
    private final int mostAtOnce;
    private final Exchanges exchanges;
    private final Hand hand = new Hand();
    private final Set<Attempt> running = new LinkedHashSet<>();
    private boolean closing;
    // a suspect is in hand or runs: nothing else is claimed
    private boolean alone;
    private boolean ranAlone;
    // a suspect is being announced or runs: nothing else is started
    private boolean aloneBegun;
    // a suspect whose start is being announced: neither in hand nor running
    private @Nullable Claim beginning;
    // too long without a heartbeat: nothing is started or claimed
    private boolean fenced;
    private Runnable whenEmpty = () -> {};

    Coordinator(
            EventLoop loop,
            JobStore store,
            StoreThread storeThread,
            Map<String, JobHandler> handlers,
            int slots,
            ThreadFactory threads,
            RandomGenerator random,
            WorkerEvents events) {
        this.loop = loop;
        this.store = store;
        this.storeThread = storeThread;
        this.handlers = handlers;
        this.slots = slots;
        this.threads = threads;
        this.events = events;
        this.prefetch = new Prefetch(slots);
        this.mostAtOnce = Math.max(slots, Prefetch.MOST / store.lanes());
        this.exchanges =
                new Exchanges(
                        loop, store, storeThread, handlers.keySet(), random, events, new Desk());
    }

    /// The worker has a lease under this number; it may claim.
    void registered(long worker) {
        exchanges.worker(worker);
        lookForWork();
    }

    /// It has stopped everything, but nobody has given it up: the store still counts its jobs as
    /// held. What it does not run any more goes back with the next exchange.
    void rejoined(long worker) {
        exchanges.forgot();
        registered(worker);
    }

    /// There may be something to claim.
    void lookForWork() {
        exchanges.mayHaveWork();
        exchanges.pump();
    }

    /// Somebody cancelled these jobs.
    void cancel(List<Long> jobs) {
        for (Attempt attempt : running) {
            if (jobs.contains(attempt.job()) && attempt.stop(Attempt.Stop.CANCELLED)) {
                giveUpLater(attempt, new Settlement.Stopped(attempt.claim()));
            }
        }
        for (Claim claim : hand.withdraw(jobs)) {
            exchanges.add(new Settlement.Stopped(claim));
        }
        alone = aloneBegun || hand.holdsAlone();
        exchanges.pump();
    }

    /// The lease is lost: others have these jobs now. Stops everything; nothing more is claimed
    /// until [#registered].
    void leaseLost() {
        exchanges.worker(0);
        hand.clear();
        for (Attempt attempt : running) {
            if (attempt.stop(Attempt.Stop.LEASE_LOST)) {
                giveUpLater(attempt, attempt.lost());
            }
        }
        alone = running.stream().anyMatch(attempt -> attempt.claim().alone());
    }

    /// Starts and claims nothing while this is so.
    void fence(boolean fenced) {
        this.fenced = fenced;
        if (!fenced) {
            fillSlots();
            exchanges.pump();
        }
    }

    /// What running jobs have said since the last time.
    List<Progress.Report> progress() {
        return running.stream().map(Attempt::news).flatMap(Optional::stream).toList();
    }

    /// Starts nothing more, hands back what has not begun, and calls `empty` when all has ended.
    void close(Runnable empty) {
        closing = true;
        whenEmpty = empty;
        hand.clear().forEach(this::handBack);
        alone = false;
        exchanges.pump();
    }

    /// Hands back what has waited too long for a slot, but for the next few. Called now and then.
    void dontHoard() {
        List<Claim> overdue = alone ? List.of() : hand.overdue(slots, loop.nanos());
        if (!overdue.isEmpty()) {
            overdue.forEach(this::handBack);
            running.stream().findFirst().ifPresent(attempt -> prefetch.ran(attempt.took()));
            exchanges.pump();
        }
    }

    /// Interrupts what still runs.
    void interruptAll() {
        running.forEach(attempt -> attempt.stop(Attempt.Stop.SHUT_DOWN));
    }

    int running() {
        return running.size();
    }

    private void handBack(Claim claim) {
        exchanges.add(new Settlement.HandBack(claim));
    }

    /// What the exchanges see of it.
    private final class Desk implements Exchanges.Desk {
        @Override
        public int wanted(int coming) {
            boolean may = !closing && !alone && !fenced;
            int soon = hand.size() + running.size() + coming;
            return may ? Math.min(mostAtOnce, prefetch.wanted(soon)) : 0;
        }

        @Override
        public Suspects suspects() {
            if (!hand.isEmpty() || !running.isEmpty()) {
                return Suspects.NONE;
            }
            return ranAlone ? Suspects.AFTER_OTHERS : Suspects.BEFORE_OTHERS;
        }

        @Override
        public List<Long> held() {
            List<Long> held = new ArrayList<>(hand.jobs());
            running.forEach(attempt -> held.add(attempt.job()));
            if (beginning != null) {
                held.add(beginning.job());
            }
            return held;
        }

        @Override
        public void receive(Claim claim) {
            if (claim.worker() != exchanges.worker()) {
                return;
            }
            if (closing) {
                handBack(claim);
                return;
            }
            alone |= claim.alone();
            ranAlone = claim.alone();
            hand.add(claim, loop.nanos());
        }

        @Override
        public void received() {
            fillSlots();
        }

        @Override
        public void nothingToDo() {
            if (closing && running.isEmpty() && hand.isEmpty()) {
                whenEmpty.run();
            }
        }
    }

    // ---- slots

    private void fillSlots() {
        while (running.size() < slots && !fenced && !aloneBegun) {
            Claim next = hand.peek();
            if (next == null || (next.alone() && !running.isEmpty())) {
                return;
            }
            hand.remove();
            if (next.alone()) {
                beginAlone(next);
                return;
            }
            start(next);
        }
    }

    private void beginAlone(Claim claim) {
        beginning = claim;
        aloneBegun = true;
        storeThread.ask(
                "begin",
                () -> store.begin(claim),
                ours -> startAlone(claim, ours),
                trouble -> {
                    beginning = null;
                    events.storeTrouble(trouble);
                    handBack(claim);
                    aloneEnded();
                });
    }

    private void startAlone(Claim claim, boolean ours) {
        beginning = null;
        if (ours && claim.worker() == exchanges.worker() && !closing && !fenced) {
            start(claim);
        } else {
            if (ours) {
                handBack(claim);
            }
            aloneEnded();
        }
    }

    private void aloneEnded() {
        aloneBegun = false;
        alone = hand.holdsAlone();
        exchanges.mayHaveWork();
        fillSlots();
        exchanges.pump();
    }

    private void start(Claim claim) {
        JobHandler handler = handlers.get(claim.type());
        if (handler == null) {
            throw new IllegalStateException("claimed a job of type " + claim.type());
        }
        Attempt attempt = new Attempt(claim, handler, loop);
        running.add(attempt);
        events.started(claim);
        attempt.start(
                threads,
                loop.setTimeout("job's time is up", claim.timeout(), () -> timeUp(attempt)),
                this::ended);
    }

    private void timeUp(Attempt attempt) {
        if (attempt.stop(Attempt.Stop.TIMED_OUT)) {
            giveUpLater(
                    attempt, attempt.timedOut(", and its handler did not stop when interrupted"));
        }
    }

    private void giveUpLater(Attempt attempt, Settlement settlement) {
        loop.setTimeout("handler does not stop", PATIENCE, () -> ended(attempt, settlement));
    }

    /// The handler has ended, or is given up; whichever comes first counts.
    private void ended(Attempt attempt, Settlement settlement) {
        if (!running.remove(attempt)) {
            return;
        }
        attempt.cancelTimeout();
        prefetch.ran(attempt.took());
        exchanges.add(settlement);
        if (attempt.claim().alone()) {
            aloneEnded();
        } else {
            fillSlots();
            exchanges.pump();
        }
    }
}
