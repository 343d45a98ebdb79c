package spiral.queue.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import spiral.queue.QueueStats.BreakerView;
import spiral.queue.QueueStats.WorkerView;
import spiral.queue.demo.DemoEvent.Tone;
import spiral.queue.view.Amounts;

/// Turns what is seen in the store, snapshot after snapshot, into what the reader is told: each
/// thing once, when it is new.
///
/// Belongs to the thread of the demo's loop.
public final class DemoEvents {
    private final Set<Long> workers = new HashSet<>();
    private final Set<Long> overtakers = new HashSet<>();
    private final Set<Long> dead = new HashSet<>();
    private final Map<String, BreakerView> breakers = new HashMap<>();
    private final List<LostWorker> lostWorkers = new ArrayList<>();
    private long scheduler;

    /// A worker has died; its jobs are watched for from now on.
    public DemoEvent lost(LostWorker lost) {
        lostWorkers.add(lost);
        return new DemoEvent(lost.at(), Tone.TROUBLE, lost.said());
    }

    /// All workers lost so far, knowing what is known by now.
    public List<LostWorker> lostWorkers() {
        return List.copyOf(lostWorkers);
    }

    /// What is new in this snapshot.
    ///
    /// @param at the demo's time
    public List<DemoEvent> of(Duration at, Snapshot snapshot) {
        List<DemoEvent> news = new ArrayList<>();
        snapshot.stats().workers().forEach(worker -> worker(at, worker, news));
        snapshot.stats().breakers().forEach(breaker -> breaker(at, breaker, news));
        snapshot.overtakers().forEach(job -> overtaker(at, job, news));
        snapshot.dead().forEach(letter -> dead(at, letter, news));
        lostWorkers.replaceAll(lost -> returns(at, lost, snapshot.sightings(), news));
        return news;
    }

    private void worker(Duration at, WorkerView worker, List<DemoEvent> news) {
        if (workers.add(worker.id())) {
            String text = "%s is up (process %d)".formatted(worker.name(), worker.pid());
            news.add(new DemoEvent(at, Tone.PLAIN, text));
        }
        if (worker.scheduler() && worker.id() != scheduler) {
            scheduler = worker.id();
            news.add(new DemoEvent(at, Tone.PLAIN, worker.name() + " holds the scheduler's role"));
        }
    }

    private void breaker(Duration at, BreakerView breaker, List<DemoEvent> news) {
        BreakerView before = breakers.put(breaker.type(), breaker);
        String state = before == null ? "closed" : before.state();
        if (!breaker.state().equals(state)) {
            news.add(breaker(at, breaker));
        } else if (before != null && breaker.retryAfter().compareTo(before.retryAfter()) > 0) {
            String type = breaker.type();
            news.add(new DemoEvent(at, Tone.TROUBLE, type + " still fails: its breaker stays open"));
        }
    }

    private static DemoEvent breaker(Duration at, BreakerView breaker) {
        String type = breaker.type();
        return switch (breaker.state()) {
            case "open" ->
                    new DemoEvent(
                            at,
                            Tone.TROUBLE,
                            "%s fails too often: its breaker is open for %s s; other types flow on"
                                    .formatted(type, Seconds.text(breaker.retryAfter())));
            case "half-open" ->
                    new DemoEvent(at, Tone.PLAIN, type + "'s breaker is half-open: it lets a few try");
            default ->
                    new DemoEvent(at, Tone.GOOD, type + " works again: its breaker is closed");
        };
    }

    private void overtaker(Duration at, Snapshot.Overtaker job, List<DemoEvent> news) {
        if (overtakers.add(job.job())) {
            String text =
                    "urgent job %d (priority 9) overtook %d that had come before it; it waited %s"
                            .formatted(
                                    job.job(),
                                    job.overtaken(),
                                    Amounts.micros(job.waitedMillis() * 1000));
            news.add(new DemoEvent(at, Tone.GOOD, text));
        }
    }

    private void dead(Duration at, Snapshot.DeadLetter letter, List<DemoEvent> news) {
        if (dead.add(letter.job())) {
            String text =
                    "job %d (%s) is dead after %d attempts; payload and error are kept"
                            .formatted(letter.job(), letter.type(), letter.attempts());
            news.add(new DemoEvent(at, Tone.TROUBLE, text));
        }
    }

    private static LostWorker returns(
            Duration at, LostWorker lost, List<LostWorker.Sighting> sightings, List<DemoEvent> news) {
        LostWorker now = lost.seen(sightings);
        if (now.complete() && !lost.complete()) {
            news.add(new DemoEvent(at, Tone.GOOD, now.told(at)));
        }
        return now;
    }
}
