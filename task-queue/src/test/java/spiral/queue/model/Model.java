package spiral.queue.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import spiral.queue.IllegalMove;
import spiral.queue.JobState.Name;
import spiral.queue.Lane;
import spiral.queue.NoSuchJob;
import spiral.queue.QueueSettings;
import spiral.queue.QueueStats.Event;

/// The queue's meaning in memory: what both stores must do, without a database, an index or a
/// thread. Read it beside `docs/queue/promises.md`.
///
///     Submits   takes jobs in        Claims   says who is next
///     Ends      ends attempts        Crew     who is alive, and who plays the scheduler
///     Buckets   limits per key       Breakers one for each type      Ticks   schedules
final class Model {
    final QueueSettings settings;
    final TreeMap<Long, ModelJob> jobs = new TreeMap<>();
    final Map<String, Idempotency> idempotency = new HashMap<>();
    final Map<String, Lane.Mode> lanes = new TreeMap<>();
    final Counts counts = new Counts();
    final Buckets limits = new Buckets();
    final Breakers breakers;
    final Crew crew;
    final Ticks ticks;
    long effects;
    long now;

    /// Which job an idempotency key stands for.
    record Idempotency(String type, String payload, long job, long at) {}

    Model(QueueSettings settings, long now) {
        this.settings = settings;
        this.now = now;
        this.breakers = new Breakers(settings.breaker());
        this.crew = new Crew(this);
        this.ticks = new Ticks(this);
    }

    ModelJob job(long id) {
        return Optional.ofNullable(jobs.get(id)).orElseThrow(() -> new NoSuchJob(id));
    }

    List<ModelJob> those(Predicate<ModelJob> wanted) {
        return jobs.values().stream().filter(wanted).toList();
    }

    void count(ModelJob job, Event event) {
        counts.count(now, job.type(), event);
    }

    boolean paused(String type) {
        return lanes.get(type) == Lane.Mode.PAUSED;
    }

    void lane(String type, Lane.Mode mode) {
        lanes.remove(type);
        if (mode != Lane.Mode.OPEN) {
            lanes.put(type, mode);
        }
    }

    /// How many jobs of this key may start now.
    long room(ModelJob job) {
        return job.limitKey().map(key -> limits.room(key, running(key), now)).orElse(1L);
    }

    private long running(String key) {
        return those(job -> job.in(Name.RUNNING) && job.limitKey().equals(Optional.of(key))).size();
    }

    // ---- people step in

    void cancel(long id) {
        ModelJob job = job(id);
        switch (job.state) {
            case RUNNING -> job.cancelAsked = true;
            case BLOCKED, SCHEDULED, READY, RETRYING -> cancelled(job);
            default -> throw new IllegalMove("it has ended");
        }
    }

    /// Files it as cancelled.
    void cancelled(ModelJob job) {
        job.move(Name.CANCELLED, now);
        job.cancelAsked = false;
        job.progress = Optional.empty();
        count(job, Event.CANCELLED);
    }

    void revive(long id) {
        ModelJob job = job(id);
        boolean ended = job.in(Name.DEAD) || job.in(Name.CANCELLED);
        if (!ended || rival(job).isPresent()) {
            throw new IllegalMove("it is not dead, or has a rival");
        }
        job.move(waits(job) ? Name.BLOCKED : Name.READY, now);
        job.attempt = 0;
        job.crashes = 0;
        job.worker = 0;
        job.begun = false;
        job.rank(now, settings.ageing());
        count(job, Event.REVIVED);
    }

    private static boolean waits(ModelJob job) {
        return !job.waitsFor.isEmpty();
    }

    /// The job that has its unique key and has not ended.
    Optional<ModelJob> rival(ModelJob job) {
        return job.made.ties().unique().flatMap(key -> holder(job.type(), key));
    }

    Optional<ModelJob> holder(String type, String key) {
        return those(job -> job.state.live() && job.hasUnique(type, key)).stream().findFirst();
    }

    int redrive(Optional<String> type, int limit) {
        List<ModelJob> drawer =
                those(job -> job.in(Name.DEAD) && type.orElse(job.type()).equals(job.type()));
        int revived = 0;
        for (ModelJob job : drawer) {
            if (revived < limit && rival(job).isEmpty()) {
                revive(job.id);
                revived++;
            }
        }
        return revived;
    }

    // ---- time

    /// The due jobs, in the order in which they may be made ready.
    List<ModelJob> due() {
        List<ModelJob> due = new ArrayList<>(those(job -> waitsForItsTime(job) && job.at <= now));
        due.sort(Comparator.comparingLong(job -> job.at));
        return due;
    }

    private static boolean waitsForItsTime(ModelJob job) {
        return job.in(Name.SCHEDULED) || job.in(Name.RETRYING);
    }

    /// Lets old records go; returns how many.
    int tidy() {
        long before = now - settings.retention().toMillis();
        List<ModelJob> old =
                those(job -> !job.standing() && job.at < before && !isWaitedFor(job.id));
        old.forEach(job -> jobs.remove(job.id));
        idempotency.values().removeIf(key -> key.at < before && !stands(key.job));
        crew.forget(before);
        return old.size();
    }

    private boolean stands(long id) {
        return jobs.containsKey(id) && jobs.get(id).standing();
    }

    private boolean isWaitedFor(long id) {
        return jobs.values().stream().anyMatch(child -> child.waitsFor.contains(id));
    }

    Duration retention() {
        return settings.retention();
    }
}
