package spiral.queue.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static spiral.queue.fault.Watch.patiently;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import spiral.queue.JobQueue;
import spiral.queue.NewJob;
import spiral.queue.QueueSettings;
import spiral.queue.QueueStats.WorkerView;

/// A fault campaign: worker processes on one store, jobs that never run out, and faults by a
/// seed. Every fault here is one that an operating system really deals out.
///
///     producer ──► store ◄── worker-1  SIGKILL ──► started anew
///                    ▲ ◄──── worker-2  SIGSTOP … SIGCONT, longer than its lease
///                    └────── worker-3  SIGSTOP inside a write transaction: everybody waits
///
/// For one thread. When it is closed no process is left.
final class Campaign implements AutoCloseable {
    private static final int SEATS = 3;
    private static final int SLOTS = 6;

    /// How long a process that was stopped may take to say something.
    private static final Duration LATE = Duration.ofSeconds(5);

    private final SplittableRandom random;
    private final Site site;
    private final Duration lease;
    private final JobQueue queue;
    private final Watch watch;
    private final Instant begun;
    private final Fleet fleet;
    private final Producer producer;
    // seats that are stopped, or may first say what they have to
    private final Set<Integer> spared = new LinkedHashSet<>();
    private final List<Long> extra = new ArrayList<>();
    private final List<Kill> kills = new ArrayList<>();
    private OptionalInt witness = OptionalInt.empty();
    private int stops;

    /// Somebody's end: at that store's time this worker was killed.
    ///
    /// @param witnessed true when one worker was in peace then and for long enough afterwards
    record Kill(Instant at, Optional<Long> worker, boolean scheduler, boolean witnessed) {}

    private record Fault(long atMillis, Callable<?> act) {}

    /// On SQLite.
    Campaign(Path folder, long seed, Duration lease) throws IOException, SQLException {
        this(Site.in(folder), seed, lease);
    }

    Campaign(Site site, long seed, Duration lease) throws IOException, SQLException {
        this.random = new SplittableRandom(seed);
        this.site = site;
        this.lease = lease;
        this.queue =
                JobQueue.open(
                        site.store(),
                        QueueSettings.USUAL
                                .lease(lease)
                                .waits(Duration.ofMillis(50), Duration.ofMillis(500)));
        this.watch = new Watch(queue.store());
        Ledger.create(site);
        this.begun = watch.now();
        this.fleet = new Fleet(site, SEATS, SLOTS);
        this.producer = new Producer(queue.store(), random.split());
    }

    /// Kills and stops processes for a while. One time in three the scheduler is killed.
    void chaos(int kills, int stops, Duration stopFor) throws Exception {
        List<Fault> agenda = new ArrayList<>();
        long at = 0;
        for (int i = 0; i < kills; i++) {
            at += random.nextLong(300, 1_100);
            agenda.add(new Fault(at, i % 3 == 0 ? this::killScheduler : this::killSomebody));
        }
        for (int i = 0; i < stops; i++) {
            int seat = oneOf(exposed());
            long begin = 500 + i * (stopFor.toMillis() + 700);
            agenda.add(new Fault(begin, () -> stop(seat)));
            agenda.add(new Fault(begin + stopFor.toMillis(), () -> resumeOnceLost(seat)));
        }
        agenda.sort(Comparator.comparingLong(Fault::atMillis));
        follow(agenda);
    }

    /// The same, but one worker is left in peace: it is there to notice everybody else's end.
    void chaosBeforeAWitness(int kills, int stops, Duration stopFor) throws Exception {
        calm();
        long scheduler = scheduler().map(WorkerView::pid).orElse(0L);
        witness =
                OptionalInt.of(
                        oneOf(exposed().stream().filter(s -> fleet.pid(s) != scheduler).toList()));
        chaos(kills, stops, stopFor);
        calm();
        witness = OptionalInt.empty();
    }

    /// Makes sure that somebody spoke too late: a process that happens to be stopped inside a write
    /// transaction keeps its lease.
    void untilSomebodyIsLate(Duration stopFor) throws Exception {
        for (int tries = 0; watch.stale() == 0 && tries < 5; tries++) {
            chaos(0, 1, stopFor);
        }
    }

    /// Stops a process inside a write transaction, for longer than the lease: everybody waits, and
    /// afterwards nobody is given up.
    void freeze(Duration stopFor) throws Exception {
        calm();
        String sign = "freeze-" + extra.size();
        int seat = frozen(sign);
        Set<Long> before = watch.alive();
        site.release(sign);
        long done = watch.succeeded();
        Thread.sleep(stopFor.toMillis());
        assertThat(watch.succeeded()).as("jobs done while the writer stood still").isEqualTo(done);
        Instant goesOn = watch.now();
        tell("resume", seat);
        fleet.resume(seat);
        spared.remove(seat);
        patiently().until(() -> watch.allBeatSince(goesOn));
        Thread.sleep(lease.toMillis());
        assertThat(watch.alive())
                .as("workers whose lease outlived the standstill")
                .isEqualTo(before);
    }

    /// Kills a process inside a write transaction.
    void killInside() throws Exception {
        calm();
        String sign = "freeze-" + extra.size();
        int seat = frozen(sign);
        site.release(sign);
        killAndRestart(seat);
        spared.remove(seat);
    }

    /// Lets everything end in order and returns what there is to be seen.
    Ledger finish() throws Exception {
        producer.close();
        extra.addAll(producer.submitted());
        patiently().until(() -> watch.live() == 0);
        Ledger ledger =
                Ledger.of(site, queue.store(), lease, extra, kills, stops, producer.stalls());
        for (int seat = 1; seat <= SEATS; seat++) {
            fleet.terminate(seat);
        }
        for (int seat = 1; seat <= SEATS; seat++) {
            assertThat(fleet.ended(seat, 20)).as("worker-%d leaves on SIGTERM", seat).isTrue();
        }
        return ledger;
    }

    @Override
    public void close() throws IOException {
        try (queue;
                fleet) {
            producer.close();
        }
    }

    // ---- faults

    private void follow(List<Fault> agenda) throws Exception {
        long begun = System.nanoTime();
        for (Fault fault : agenda) {
            long passed = (System.nanoTime() - begun) / 1_000_000;
            Thread.sleep(Math.max(0, fault.atMillis() - passed));
            fault.act().call();
        }
    }

    private Void killSomebody() throws Exception {
        killAndRestart(oneOf(exposed().stream().filter(s -> !spared.contains(s)).toList()));
        return null;
    }

    private List<Integer> exposed() {
        return IntStream.rangeClosed(1, SEATS)
                .filter(seat -> witness.isEmpty() || witness.getAsInt() != seat)
                .boxed()
                .toList();
    }

    private int oneOf(List<Integer> seats) {
        return seats.get(random.nextInt(seats.size()));
    }

    private Void killScheduler() throws Exception {
        Optional<Integer> seat =
                scheduler().map(holder -> fleet.seatOf(holder.pid())).filter(exposed()::contains);
        if (seat.isEmpty()) {
            return killSomebody();
        }
        killAndRestart(seat.get());
        return null;
    }

    /// One line of the campaign's story.
    private void tell(String what, int seat) {
        String state =
                worker(seat)
                        .map(w ->
                                "%s, holds %d%s"
                                        .formatted(
                                                w.state(),
                                                w.holding(),
                                                w.scheduler() ? ", is the scheduler" : ""))
                        .orElse("without a lease");
        long millis = Duration.between(begun, watch.now()).toMillis();
        System.out.printf("%7d ms  %s worker-%d (%s)%n", millis, what, seat, state);
    }

    private void killAndRestart(int seat) throws Exception {
        tell("kill", seat);
        Optional<WorkerView> worker = worker(seat);
        kills.add(
                new Kill(
                        watch.now(),
                        worker.map(WorkerView::id),
                        worker.map(WorkerView::scheduler).orElse(false),
                        witness.isPresent()));
        fleet.kill(seat);
        fleet.start(seat);
    }

    /// With jobs in its hands, so that it will have something to say too late.
    private Void stop(int seat) throws Exception {
        patiently().until(() -> worker(seat).map(WorkerView::holding).orElse(0) > 1);
        stopNow(seat);
        return null;
    }

    private void stopNow(int seat) throws Exception {
        fleet.stop(seat);
        tell("stop", seat);
        spared.add(seat);
        stops++;
    }

    /// Lets a stopped process go on when its jobs are with others; or when that can never be,
    /// because it stands in a write transaction and nobody gets a heartbeat through. It may then
    /// say what it has to say too late.
    private Void resumeOnceLost(int seat) throws Exception {
        patiently().until(() -> worker(seat).isEmpty() || watch.nobodyBeats());
        tell("resume", seat);
        boolean lost = worker(seat).isEmpty();
        long stale = watch.stale();
        Instant limit = watch.now().plus(LATE);
        fleet.resume(seat);
        patiently().until(() -> !lost || watch.stale() > stale || watch.now().isAfter(limit));
        spared.remove(seat);
        return null;
    }

    /// Submits a job that stands still in its acknowledging transaction; stops its process there.
    private int frozen(String sign) throws Exception {
        extra.add(queue.enqueue(NewJob.of("freeze", '"' + sign + '"').priority(9)));
        patiently().until(() -> site.inside(sign).isPresent());
        int seat = fleet.seatOf(site.inside(sign).orElseThrow());
        stopNow(seat);
        return seat;
    }

    // ---- seats

    /// Waits until the effects of earlier faults are over: every seat's worker is there, and
    /// nobody who is not.
    private void calm() {
        patiently()
                .until(() ->
                        watch.workers().size() == SEATS
                                && watch.workers().stream()
                                        .allMatch(w ->
                                                w.state().equals("alive")
                                                        && fleet.pids().contains(w.pid())));
    }

    private Optional<WorkerView> worker(int seat) {
        return watch.worker(fleet.pid(seat));
    }

    private Optional<WorkerView> scheduler() {
        return watch.workers().stream()
                .filter(worker -> worker.scheduler() && fleet.pids().contains(worker.pid()))
                .filter(worker -> !spared.contains(fleet.seatOf(worker.pid())))
                .findFirst();
    }
}
