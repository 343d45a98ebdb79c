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
import spiral.queue.demo.Tiding.Tone;

/// Turns what is seen in the store, glimpse after glimpse, into what the reader is told: each
/// thing once, when it is new.
///
/// Belongs to the thread of the demo's loop.
public final class Tidings {
    private final Set<Long> workers = new HashSet<>();
    private final Set<Long> overtakers = new HashSet<>();
    private final Set<Long> dead = new HashSet<>();
    private final Map<String, BreakerView> breakers = new HashMap<>();
    private final List<Loss> losses = new ArrayList<>();

    /// A worker has died; its jobs are watched for from now on.
    public Tiding lost(Loss loss) {
        losses.add(loss);
        return new Tiding(loss.at(), Tone.TROUBLE, loss.said());
    }

    /// All losses so far, knowing what is known by now.
    public List<Loss> losses() {
        return List.copyOf(losses);
    }

    /// What is new in this glimpse.
    ///
    /// @param at the demo's time
    public List<Tiding> of(Duration at, Glimpse glimpse) {
        List<Tiding> news = new ArrayList<>();
        glimpse.stats().workers().forEach(worker -> worker(at, worker, news));
        glimpse.stats().breakers().forEach(breaker -> breaker(at, breaker, news));
        glimpse.overtakers().forEach(job -> overtaker(at, job, news));
        glimpse.dead().forEach(letter -> dead(at, letter, news));
        losses.replaceAll(loss -> returns(at, loss, glimpse.sightings(), news));
        return news;
    }

    private void worker(Duration at, WorkerView worker, List<Tiding> news) {
        if (workers.add(worker.id())) {
            String text = "%s is up (process %d)".formatted(worker.name(), worker.pid());
            news.add(new Tiding(at, Tone.PLAIN, text));
        }
    }

    private void breaker(Duration at, BreakerView breaker, List<Tiding> news) {
        BreakerView before = breakers.put(breaker.type(), breaker);
        String state = before == null ? "closed" : before.state();
        if (!breaker.state().equals(state)) {
            news.add(breaker(at, breaker));
        } else if (before != null && breaker.retryAfter().compareTo(before.retryAfter()) > 0) {
            String type = breaker.type();
            news.add(new Tiding(at, Tone.TROUBLE, type + " still fails: its breaker stays open"));
        }
    }

    private static Tiding breaker(Duration at, BreakerView breaker) {
        String type = breaker.type();
        return switch (breaker.state()) {
            case "open" ->
                    new Tiding(
                            at,
                            Tone.TROUBLE,
                            "%s fails too often: its breaker is open for %s s; other types flow on"
                                    .formatted(type, Seconds.text(breaker.retryAfter())));
            case "half-open" ->
                    new Tiding(at, Tone.PLAIN, type + "'s breaker is half-open: it lets a few try");
            default ->
                    new Tiding(at, Tone.GOOD, type + " works again: its breaker is closed");
        };
    }

    private void overtaker(Duration at, Glimpse.Overtaker job, List<Tiding> news) {
        if (overtakers.add(job.job())) {
            String text =
                    "urgent job %d (priority 9) overtook %d that had come before it; it waited %s"
                            .formatted(
                                    job.job(),
                                    job.overtaken(),
                                    Seconds.latency(job.waitedMillis() * 1000));
            news.add(new Tiding(at, Tone.GOOD, text));
        }
    }

    private void dead(Duration at, Glimpse.DeadLetter letter, List<Tiding> news) {
        if (dead.add(letter.job())) {
            String text =
                    "job %d (%s) is dead after %d attempts: its letter is kept"
                            .formatted(letter.job(), letter.type(), letter.attempts());
            news.add(new Tiding(at, Tone.TROUBLE, text));
        }
    }

    private static Loss returns(
            Duration at, Loss loss, List<Loss.Sighting> sightings, List<Tiding> news) {
        Loss now = loss.seen(sightings);
        if (now.complete() && !loss.complete()) {
            news.add(new Tiding(at, Tone.GOOD, now.told(at)));
        }
        return now;
    }
}
