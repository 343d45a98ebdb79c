package spiral.queue.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import spiral.async.Backoff;
import spiral.async.Jitter;
import spiral.eventloop.EventLoop;
import spiral.queue.Claim;
import spiral.queue.JobStore;
import spiral.queue.JobStore.Suspects;
import spiral.queue.JobStore.Wanted;
import spiral.queue.Settlement;

/// A worker's traffic with the store: carries settlements there, with the next claim, and brings
/// jobs back. Owned by the loop's thread.
///
/// How this works. What is to be settled waits in `pending` while an exchange is under way, and goes
/// along with the next one; so batches grow by themselves when jobs are short, and a lone job is
/// settled at once. Where the store serves several at once ([JobStore#lanes]) another exchange sets
/// out beside the first, but only with a batch that is worth a commit of its own; wishes count where
/// the latest claim showed that there is plenty, so that one job does not set all lanes going.
///
/// A reply that was lost may have brought jobs that nobody here knows of. Until they are handed
/// back, which the next exchange begins with, it travels alone: a job that another exchange is just
/// bringing would be taken for an unknown one.
final class Exchanges {
    /// Settlements and wishes that are worth an exchange beside another one.
    private static final int WORTH_A_LANE = 200;

    private static final Backoff STORE_TROUBLE =
            Backoff.exponential(Duration.ofMillis(50), Duration.ofSeconds(5), Jitter.FULL);

    private final EventLoop loop;
    private final JobStore store;
    private final StoreThread storeThread;
    private final Set<String> types;
    private final RandomGenerator random;
    private final WorkerEvents events;
    private final Desk desk;
    private final List<Trip> underWay = new ArrayList<>();
    private List<Settlement> pending = new ArrayList<>();
    private long worker;
    private int troubles;
    private boolean resting;
    // a reply was lost, or claims were dropped without being handed back
    private boolean forgetful;
    private boolean mayHaveWork;
    // the latest claim has brought most of what was wanted
    private boolean plenty;
    // how often somebody said that there may be work: what was asked before does not know of it
    private long hints;
    private long trips;

    /// Who sends and receives.
    interface Desk {
        /// How many more jobs it could use, when so many are on their way to it.
        int wanted(int coming);

        /// How it stands to jobs that must run alone.
        Suspects suspects();

        /// The jobs that it has, on their way back to the store not counted.
        List<Long> held();

        void receive(Claim claim);

        /// Everything of one reply has been received.
        void received();

        /// Nothing is under way, nothing is wanted, nothing is to be settled.
        void nothingToDo();
    }

    /// One exchange under way.
    private record Trip(
            long number,
            long worker,
            List<Settlement> sent,
            int wanted,
            long hints,
            boolean alone) {}

    Exchanges(
            EventLoop loop,
            JobStore store,
            StoreThread storeThread,
            Set<String> types,
            RandomGenerator random,
            WorkerEvents events,
            Desk desk) {
        this.loop = loop;
        this.store = store;
        this.storeThread = storeThread;
        this.types = types;
        this.random = random;
        this.events = events;
        this.desk = desk;
    }

    /// The number of the worker's lease; 0 when it has none, and must not claim.
    void worker(long number) {
        worker = number;
    }

    long worker() {
        return worker;
    }

    /// Claims were dropped that the store counts as held.
    void forgot() {
        forgetful = true;
    }

    void mayHaveWork() {
        mayHaveWork = true;
        hints++;
    }

    /// To be settled with the next exchange.
    void add(Settlement settlement) {
        pending.add(settlement);
    }

    /// Sends what there is to be sent.
    void pump() {
        while (!resting && mayTravel()) {
            int wanted = wanted();
            boolean worthIt =
                    underWay.isEmpty()
                            ? !pending.isEmpty() || wanted > 0
                            : pending.size() + (plenty ? wanted : 0) >= WORTH_A_LANE;
            if (!worthIt) {
                break;
            }
            send(wanted);
        }
        if (!resting && underWay.isEmpty()) {
            desk.nothingToDo();
        }
    }

    private boolean mayTravel() {
        boolean anybodyAlone = forgetful || underWay.stream().anyMatch(Trip::alone);
        return underWay.isEmpty() || (underWay.size() < store.lanes() && !anybodyAlone);
    }

    private int wanted() {
        boolean settleFirst = troubles > 0 && !pending.isEmpty();
        int coming = underWay.stream().mapToInt(Trip::wanted).sum();
        return mayHaveWork && worker != 0 && !settleFirst ? desk.wanted(coming) : 0;
    }

    private void send(int wanted) {
        boolean anew = worker != 0 && forgetful;
        Trip trip = new Trip(++trips, worker, pending, wanted, hints, anew);
        Wanted what = new Wanted(types, wanted, desk.suspects());
        List<Long> known = anew ? known(trip.sent()) : List.of();
        forgetful &= !anew;
        pending = new ArrayList<>();
        underWay.add(trip);
        storeThread.ask(
                "exchange",
                () -> exchange(trip, known, what),
                reply -> exchanged(trip, reply),
                trouble -> failed(trip, trouble));
    }

    /// On the store's thread.
    private JobStore.Exchange exchange(Trip trip, List<Long> known, Wanted what) {
        if (trip.alone()) {
            store.handBackAllBut(trip.worker(), known);
        }
        return store.exchange(trip.worker(), trip.sent(), what);
    }

    /// All jobs that this worker knows to be its own.
    private List<Long> known(List<Settlement> sent) {
        List<Long> known = new ArrayList<>(desk.held());
        sent.forEach(settlement -> known.add(settlement.claim().job()));
        return known;
    }

    private void exchanged(Trip trip, JobStore.Exchange reply) {
        underWay.remove(trip);
        troubles = 0;
        reply.claims().forEach(desk::receive);
        for (int i = 0; i < trip.sent().size(); i++) {
            events.settled(trip.sent().get(i), reply.verdicts().get(i));
        }
        plenty = trip.wanted() > 0 ? 2 * reply.claims().size() > trip.wanted() : plenty;
        boolean foundNone = trip.wanted() > 0 && reply.claims().isEmpty();
        mayHaveWork &= !foundNone || hints > trip.hints();
        desk.received();
        pump();
    }

    /// Keeps what was to be settled and tries again, for ever, less and less often.
    private void failed(Trip trip, RuntimeException trouble) {
        underWay.remove(trip);
        List<Settlement> again = new ArrayList<>(trip.sent());
        again.addAll(pending);
        pending = again;
        forgetful = true;
        troubles++;
        events.storeTrouble(trouble);
        Duration wait = STORE_TROUBLE.delay(troubles, Duration.ZERO, random);
        if (!resting) {
            resting = true;
            loop.setTimeout("try the store again", wait, this::rested);
        }
    }

    private void rested() {
        resting = false;
        mayHaveWork();
        pump();
    }
}
