package spiral.queue.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.random.RandomGenerator;
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
/// [Exchanges] are the way to the store and back, [Slots] are where jobs run; here is decided what
/// goes where.
final class Coordinator {
    private final EventLoop loop;
    private final JobStore store;
    private final WorkerEvents events;
    private final int most;
    private final Prefetch prefetch;
    private final RowLength rowLength;
    private final Exchanges exchanges;
    private final Hand hand = new Hand();
    private final Slots slots;
    private final Suspect suspect;
    private boolean closing;
    // too long without a heartbeat: nothing is started or claimed
    private boolean fenced;
    private Runnable whenEmpty = () -> {};

    /// @param slots how many jobs run at once
    /// @param mostInARow how many quick jobs one of `threads` may run one after the other
    Coordinator(
            EventLoop loop,
            JobStore store,
            StoreThread storeThread,
            Map<String, JobHandler> handlers,
            int slots,
            int mostInARow,
            ThreadFactory threads,
            RandomGenerator random,
            WorkerEvents events) {
        this.loop = loop;
        this.store = store;
        this.most = slots;
        this.events = events;
        this.prefetch = new Prefetch(slots);
        this.rowLength = new RowLength(mostInARow);
        this.slots = new Slots(loop, handlers, threads, slots, new Ends());
        this.suspect = new Suspect(store, storeThread, events, new Stage());
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
        if (jobs.isEmpty()) {
            return;
        }
        takeBack();
        List<Attempt> doomed =
                slots.attempts().stream().filter(each -> jobs.contains(each.job())).toList();
        slots.stop(doomed, Attempt.Stop.CANCELLED, each -> new Settlement.Stopped(each.claim()));
        hand.withdraw(jobs).forEach(this::handBack);
        fillSlots();
        exchanges.pump();
    }

    /// What waits in a row behind another job is in hand again.
    private void takeBack() {
        hand.takeBack(slots.takeBack(), loop.nanos());
    }

    /// The lease is lost: others have these jobs now. Stops everything; nothing more is claimed
    /// until [#registered].
    void leaseLost() {
        exchanges.worker(0);
        takeBack();
        hand.clear();
        slots.stop(slots.attempts(), Attempt.Stop.LEASE_LOST, Attempt::lost);
    }

    /// Starts and claims nothing while this is so.
    void fence(boolean fenced) {
        this.fenced = fenced;
        if (fenced) {
            takeBack();
        } else {
            fillSlots();
            exchanges.pump();
        }
    }

    /// What running jobs have said since the last time.
    List<Progress.Report> progress() {
        return slots.attempts().stream().map(Attempt::news).flatMap(Optional::stream).toList();
    }

    /// Starts nothing more, hands back what has not begun, and calls `empty` when all has ended.
    void close(Runnable empty) {
        closing = true;
        whenEmpty = empty;
        takeBack();
        hand.clear().forEach(this::handBack);
        exchanges.pump();
    }

    /// Hands back what has waited too long for a slot, but for the next few. Called now and then.
    void dontHoard() {
        List<Claim> overdue = alone() ? List.of() : hand.overdue(most, loop.nanos());
        if (!overdue.isEmpty()) {
            overdue.forEach(this::handBack);
            slots.attempts().stream().findFirst().ifPresent(each -> ran(each.took()));
            exchanges.pump();
        }
    }

    /// Interrupts what still runs.
    void interruptAll() {
        slots.interruptAll();
    }

    int running() {
        return slots.jobs();
    }

    /// It has not begun. One that was cancelled meanwhile ends by this.
    private void handBack(Claim claim) {
        exchanges.add(new Settlement.HandBack(claim, Settlement.Why.NOT_BEGUN));
    }

    /// What the exchanges see of it.
    private final class Desk implements Exchanges.Desk {
        @Override
        public int wanted(int coming) {
            int soon = hand.size() + slots.jobs() + coming;
            int wanted = closing || fenced ? 0 : wantedOf(soon);
            return wanted > 0 && alone() ? 0 : wanted;
        }

        /// Of jobs so quick that the most of them are to be in hand, there are as many for each lane,
        /// and once more here: no exchange has to wait until the jobs of the one before have run.
        private int wantedOf(int soon) {
            int lanes = store.lanes();
            if (lanes == 1 || prefetch.wanted(0) != Prefetch.MOST) {
                return prefetch.wanted(soon);
            }
            return soon <= lanes * Prefetch.MOST ? Prefetch.MOST : 0;
        }

        @Override
        public Suspects suspects() {
            if (!hand.isEmpty() || !slots.isEmpty()) {
                return Suspects.NONE;
            }
            return suspect.last() ? Suspects.AFTER_OTHERS : Suspects.BEFORE_OTHERS;
        }

        @Override
        public List<Long> held() {
            List<Long> held = new ArrayList<>(hand.jobs());
            slots.attempts().forEach(attempt -> held.add(attempt.job()));
            suspect.beginning().ifPresent(claim -> held.add(claim.job()));
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
            suspect.received(claim);
            events.claimed(claim);
            hand.add(claim, loop.nanos());
        }

        @Override
        public void received() {
            fillSlots();
        }

        @Override
        public void nothingToDo() {
            if (closing && slots.isEmpty() && hand.isEmpty()) {
                whenEmpty.run();
            }
        }
    }

    // ---- slots

    private void fillSlots() {
        while (!slots.full() && !fenced && !suspect.begun()) {
            Claim next = hand.peek();
            if (next == null || (next.alone() && !slots.isEmpty())) {
                return;
            }
            if (next.alone()) {
                suspect.begin(hand.remove());
            } else {
                slots.start(hand.take(rowLength.jobs()));
            }
        }
    }

    private void ran(Duration took) {
        prefetch.ran(took);
        rowLength.ran(took);
    }

    /// A suspect is in hand or runs: nothing else is claimed.
    private boolean alone() {
        return suspect.begun() || hand.holdsAlone();
    }

    /// What the suspect sees of it.
    private final class Stage implements Suspect.Stage {
        @Override
        public boolean start(Claim claim) {
            boolean may = claim.worker() == exchanges.worker() && !closing && !fenced;
            if (may) {
                slots.start(List.of(claim));
            }
            return may;
        }

        @Override
        public void handBack(Claim claim) {
            Coordinator.this.handBack(claim);
        }

        @Override
        public void isFree() {
            exchanges.mayHaveWork();
            fillSlots();
            exchanges.pump();
        }
    }

    /// What the slots see of it.
    private final class Ends implements Slots.Desk {
        private boolean suspectEnded;

        @Override
        public void ended(Attempt attempt, Settlement settlement) {
            ran(attempt.took());
            exchanges.add(settlement);
            exchanges.mayHaveWork(); // its end may let another job start: its limit, its breaker
            suspectEnded |= attempt.claim().alone();
        }

        @Override
        public void allTold() {
            if (suspectEnded) {
                suspectEnded = false;
                suspect.ended();
            } else {
                fillSlots();
                exchanges.pump();
            }
        }

        @Override
        public void takeBack(List<Claim> claims) {
            hand.takeBack(claims, loop.nanos());
            fillSlots();
        }
    }
}
