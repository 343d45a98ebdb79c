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
import spiral.async.Backoff;
import spiral.async.Jitter;
import spiral.eventloop.EventLoop;
import spiral.queue.Claim;
import spiral.queue.JobHandler;
import spiral.queue.JobStore;
import spiral.queue.JobStore.Suspects;
import spiral.queue.JobStore.Verdict;
import spiral.queue.JobStore.Wanted;
import spiral.queue.Progress;
import spiral.queue.Settlement;

/// Who runs what, in one worker process. All of it happens on the event loop's thread.
///
///     exchange ──► hand ──► slots ──► ended ──► pending ──► exchange …
///     (claims)    (queue)   (virtual   (tasks    (settlements, sent
///                            threads)   of loop)  with the next claim)
///
/// One exchange is under way at a time; what ends meanwhile waits in `pending` and goes along with
/// the next one. So batches grow by themselves when jobs are short, and a lone job is settled at
/// once.
final class Coordinator {
    /// How long a handler may go on after it was interrupted, before it is given up.
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Backoff STORE_TROUBLE =
            Backoff.exponential(Duration.ofMillis(50), Duration.ofSeconds(5), Jitter.FULL);

    private final EventLoop loop;
    private final JobStore store;
    private final StoreThread storeThread;
    private final Map<String, JobHandler> handlers;
    private final ThreadFactory threads;
    private final RandomGenerator random;
    private final WorkerEvents events;
    private final int slots;
    private final Prefetch prefetch;
    private final Hand hand = new Hand();
    private final Set<Attempt> running = new LinkedHashSet<>();
    private List<Settlement> pending = new ArrayList<>();
    private long worker;
    private int troubles;
    private boolean exchanging;
    private boolean resting;
    private boolean mayHaveWork;
    private boolean closing;
    // a suspect is in hand or runs: nothing else is started or claimed
    private boolean alone;
    private boolean ranAlone;
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
        this.random = random;
        this.events = events;
        this.prefetch = new Prefetch(slots);
    }

    /// The worker has a lease under this number; it may claim.
    void registered(long worker) {
        this.worker = worker;
        lookForWork();
    }

    /// There may be something to claim.
    void lookForWork() {
        mayHaveWork = true;
        pump();
    }

    /// Somebody cancelled these jobs.
    void cancel(List<Long> jobs) {
        for (Attempt attempt : running) {
            if (jobs.contains(attempt.job()) && attempt.stop(Attempt.Stop.CANCELLED)) {
                giveUpLater(attempt, new Settlement.Stopped(attempt.claim()));
            }
        }
        for (Claim claim : hand.withdraw(jobs)) {
            alone &= !claim.alone();
            pending.add(new Settlement.Stopped(claim));
        }
        pump();
    }

    /// The lease is lost: others have these jobs now. Stops everything; nothing more is claimed
    /// until [#registered].
    void leaseLost() {
        worker = 0;
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
            pump();
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
        pump();
    }

    /// Hands back what has waited too long for a slot, but for the next few. Called now and then.
    void dontHoard() {
        List<Claim> overdue = alone ? List.of() : hand.overdue(slots, loop.nanos());
        if (!overdue.isEmpty()) {
            overdue.forEach(this::handBack);
            running.stream().findFirst().ifPresent(attempt -> prefetch.ran(attempt.took()));
            pump();
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
        pending.add(new Settlement.HandBack(claim));
    }

    // ---- exchange with the store

    private void pump() {
        if (exchanging || resting) {
            return;
        }
        int wanted = wanted();
        if (!pending.isEmpty() || wanted > 0) {
            exchange(wanted);
        } else if (closing && running.isEmpty() && hand.isEmpty()) {
            whenEmpty.run();
        }
    }

    private int wanted() {
        boolean settleFirst = troubles > 0 && !pending.isEmpty();
        boolean may = mayHaveWork && !closing && !alone && !fenced && worker != 0 && !settleFirst;
        return may ? prefetch.wanted(hand.size() + running.size()) : 0;
    }

    private void exchange(int wanted) {
        List<Settlement> sent = pending;
        pending = new ArrayList<>();
        exchanging = true;
        long as = worker;
        Wanted what = new Wanted(handlers.keySet(), wanted, suspects());
        List<Long> known = troubles > 0 ? known(sent) : List.of();
        storeThread.ask(
                "exchange",
                troubles > 0 && as != 0
                        ? () -> exchangeAnew(as, known, sent, what)
                        : () -> store.exchange(as, sent, what),
                reply -> exchanged(sent, wanted, reply),
                trouble -> failed(sent, trouble));
    }

    /// The reply to the exchange before may have been lost, and jobs with it. On the store's thread.
    private JobStore.Exchange exchangeAnew(
            long as, List<Long> known, List<Settlement> sent, Wanted what) {
        store.handBackAllBut(as, known);
        return store.exchange(as, sent, what);
    }

    /// All jobs that this worker knows to be its own.
    private List<Long> known(List<Settlement> sent) {
        List<Long> known = new ArrayList<>(hand.jobs());
        running.forEach(attempt -> known.add(attempt.job()));
        sent.forEach(settlement -> known.add(settlement.claim().job()));
        if (beginning != null) {
            known.add(beginning.job());
        }
        return known;
    }

    private Suspects suspects() {
        if (!hand.isEmpty() || !running.isEmpty()) {
            return Suspects.NONE;
        }
        return ranAlone ? Suspects.AFTER_OTHERS : Suspects.BEFORE_OTHERS;
    }

    private void exchanged(List<Settlement> sent, int wanted, JobStore.Exchange reply) {
        exchanging = false;
        troubles = 0;
        reply.claims().forEach(this::receive);
        for (int i = 0; i < sent.size(); i++) {
            Verdict verdict = reply.verdicts().get(i);
            events.settled(sent.get(i), verdict);
        }
        mayHaveWork &= wanted == 0 || !reply.claims().isEmpty();
        fillSlots();
        pump();
    }

    /// Keeps what was to be settled and tries again, for ever, less and less often.
    private void failed(List<Settlement> sent, RuntimeException trouble) {
        exchanging = false;
        sent.addAll(pending);
        pending = sent;
        troubles++;
        events.storeTrouble(trouble);
        Duration wait = STORE_TROUBLE.delay(troubles, Duration.ZERO, random);
        resting = true;
        loop.setTimeout("try the store again", wait, this::rested);
    }

    private void rested() {
        resting = false;
        lookForWork();
    }

    private void receive(Claim claim) {
        if (claim.worker() != worker) {
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

    // ---- slots

    private void fillSlots() {
        while (running.size() < slots && !fenced) {
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
        if (ours && claim.worker() == worker && !closing && !fenced) {
            start(claim);
        } else {
            if (ours) {
                handBack(claim);
            }
            aloneEnded();
        }
    }

    private void aloneEnded() {
        alone = false;
        mayHaveWork = true;
        fillSlots();
        pump();
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
        pending.add(settlement);
        if (attempt.claim().alone()) {
            aloneEnded();
        } else {
            fillSlots();
            pump();
        }
    }
}
