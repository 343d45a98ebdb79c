package spiral.queue.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spiral.queue.JobState.Name;
import spiral.queue.KeyConflict;
import spiral.queue.Lane;
import spiral.queue.NewJob;
import spiral.queue.QueueStats.Event;

/// Takes a batch in, in two steps: first what becomes of each job, which may refuse them all; then,
/// with the numbers that the store gave, the jobs themselves.
final class Submits {
    private final Model model;
    private final List<NewJob> batch;
    private final List<Fate> fates = new ArrayList<>();
    // what this batch itself has brought
    private final Map<String, Integer> uniqueHere = new HashMap<>();
    private final Map<String, Integer> idempotentHere = new HashMap<>();

    /// What becomes of a job: an older one stands for it, or one of the batch (itself, as a rule).
    private record Fate(Optional<Long> older, int inBatch) {}

    /// @throws RuntimeException when the batch is refused
    Submits(Model model, List<NewJob> batch) {
        this.model = model;
        this.batch = batch;
        for (int i = 0; i < batch.size(); i++) {
            fates.add(fate(i, batch.get(i)));
        }
    }

    private Fate fate(int i, NewJob job) {
        Optional<Fate> known = job.ties().idempotency().flatMap(key -> known(i, job, key));
        if (known.isPresent()) {
            return known.get();
        }
        if (model.lanes.get(job.type()) == Lane.Mode.DRAINING) {
            return draining(i, job);
        }
        job.ties().parents().forEach(model::job);
        return job.ties().unique().map(key -> unique(i, job, key)).orElse(itself(i));
    }

    /// It takes no new jobs; who asks for one that is there is told so.
    private Fate draining(int i, NewJob job) {
        return job.ties()
                .unique()
                .flatMap(key -> model.holder(job.type(), key))
                .map(holder -> new Fate(Optional.of(holder.id), i))
                .orElseThrow(() -> new Lane.Closed(job.type()));
    }

    private static Fate itself(int i) {
        return new Fate(Optional.empty(), i);
    }

    private Optional<Fate> known(int i, NewJob job, String key) {
        String name = job.type() + " " + key;
        Model.Idempotency before = model.idempotency.get(name);
        Integer here = idempotentHere.putIfAbsent(name, i);
        if (before != null) {
            same(key, before.payload(), job, before.job());
            return Optional.of(new Fate(Optional.of(before.job()), i));
        }
        if (here != null) {
            same(key, batch.get(here).payload(), job, 0);
            return Optional.of(fates.get(here));
        }
        return Optional.empty();
    }

    private static void same(String key, String payload, NewJob job, long first) {
        if (!payload.equals(job.payload())) {
            throw new KeyConflict(key, first);
        }
    }

    private Fate unique(int i, NewJob job, String key) {
        Optional<ModelJob> holder = model.holder(job.type(), key);
        if (holder.isPresent()) {
            return new Fate(Optional.of(holder.get().id), i);
        }
        Integer here = uniqueHere.putIfAbsent(job.type() + " " + key, i);
        return here == null ? itself(i) : itself(here);
    }

    /// Whether the store must have made a new job at this place.
    boolean isNew(int i) {
        return fates.get(i).older.isEmpty() && fates.get(i).inBatch == i;
    }

    /// The id that it must have answered there, given its answers for the new ones.
    long expected(int i, List<Long> answered) {
        Fate fate = fates.get(i);
        return fate.older.orElseGet(() -> answered.get(fate.inBatch));
    }

    /// Now they are there.
    void carryOut(List<Long> ids, List<String> traceparents) {
        for (int i = 0; i < batch.size(); i++) {
            NewJob job = batch.get(i);
            long id = ids.get(i);
            if (isNew(i)) {
                add(id, job, traceparents.get(i));
            }
            job.ties()
                    .idempotency()
                    .ifPresent(key ->
                            model.idempotency.putIfAbsent(
                                    job.type() + " " + key,
                                    new Model.Idempotency(
                                            job.type(), job.payload(), id, model.now)));
        }
    }

    private void add(long id, NewJob made, String traceparent) {
        ModelJob job = new ModelJob(id, made, traceparent, model.now);
        long due = made.start().dueAt(Instant.ofEpochMilli(model.now)).toEpochMilli();
        made.ties().parents().stream()
                .filter(parent -> !model.job(parent).in(Name.SUCCEEDED))
                .forEach(job.waitsFor::add);
        Name first = due > model.now ? Name.SCHEDULED : Name.READY;
        job.move(job.waitsFor.isEmpty() ? first : Name.BLOCKED, due);
        job.rank(due, model.settings.ageing());
        model.jobs.put(id, job);
        model.count(job, Event.SUBMITTED);
        if (!job.ready()) {
            model.count(job, Event.DELAYED);
        }
    }
}
