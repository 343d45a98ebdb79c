package spiral.queue.model;

import static org.assertj.core.api.Assertions.assertThat;
import static spiral.queue.model.Step.same;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import spiral.async.BreakerState;
import spiral.queue.AttemptRecord;
import spiral.queue.Job;
import spiral.queue.JobState.Name;
import spiral.queue.JobStore;
import spiral.queue.Lane;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.Event;

/// Compares all that can be seen.
record Look(int by) implements Step {
    private static final int ALL = 10_000;
    static final Set<String> TYPES = Set.of("mail", "print", "scan");

    @Override
    public void in(World world) {
        JobStore store = world.store(by);
        Model model = world.model;
        jobs(store, model);
        lists(store, model);
        attempts(store, model);
        controls(store, model);
        stats(store, model);
        same("effects", world.effects(), model.effects);
        world.jobs.stream()
                .filter(id -> !model.jobs.containsKey(id))
                .forEach(id -> assertThat(store.find(id)).isEmpty());
    }

    /// After every step: each job, as a whole.
    static void jobs(JobStore store, Model model) {
        Map<Long, Job> real = new TreeMap<>(Comparator.reverseOrder());
        store.list(Optional.empty(), Optional.empty(), ALL).forEach(job -> real.put(job.id(), job));
        Map<Long, Job> meant = new TreeMap<>(Comparator.reverseOrder());
        model.jobs.values().forEach(job -> meant.put(job.id, job.job()));
        same("ids", real.keySet(), meant.keySet());
        meant.forEach((id, job) -> same("job " + id, real.get(id), job));
    }

    private static void lists(JobStore store, Model model) {
        for (Name state : Name.values()) {
            for (String type : TYPES) {
                List<Long> meant =
                        ids(model.those(job -> job.in(state) && job.type().equals(type)));
                List<Job> listed = store.list(Optional.of(state), Optional.of(type), 3);
                List<Long> few = meant.stream().limit(3).toList();
                same("listed " + state, listed.stream().map(Job::id).toList(), few);
                same("newest", store.newest(Set.of(type), Optional.of(state), ALL), meant);
            }
        }
        same("standing", store.standing(TYPES), standing(model));
    }

    private static List<Long> ids(List<ModelJob> jobs) {
        return jobs.stream().map(job -> job.id).toList().reversed();
    }

    private static Map<String, Map<Name, Long>> standing(Model model) {
        Map<String, Map<Name, Long>> standing = new TreeMap<>();
        for (ModelJob job : model.those(ModelJob::standing)) {
            standing.computeIfAbsent(job.type(), type -> new EnumMap<>(Name.class))
                    .merge(job.state, 1L, Long::sum);
        }
        return standing;
    }

    private static void attempts(JobStore store, Model model) {
        for (ModelJob job : model.jobs.values()) {
            same(
                    "attempts of " + job.id,
                    store.attempts(job.id),
                    job.endings.stream().map(ending -> record(model, ending)).toList());
        }
    }

    private static AttemptRecord record(Model model, ModelJob.Ending ending) {
        Crew.Member worker = model.crew.members.get(ending.worker());
        return new AttemptRecord(
                ending.number(),
                ending.token(),
                worker == null ? "worker " + ending.worker() : worker.profile.name(),
                worker == null ? 0 : worker.profile.pid(),
                Instant.ofEpochMilli(ending.from()),
                Instant.ofEpochMilli(ending.to()),
                ending.how(),
                ending.why());
    }

    private static void controls(JobStore store, Model model) {
        same(
                "lanes",
                store.controls().lanes(),
                model.lanes.entrySet().stream()
                        .map(lane -> new Lane(lane.getKey(), lane.getValue()))
                        .toList());
        same("limits", store.controls().limits(), model.limits.all());
        same(
                "schedules",
                store.controls().schedules(),
                List.copyOf(model.ticks.schedules.values()));
        Set<String> handled = new TreeSet<>();
        model.crew.members.values().forEach(member -> handled.addAll(member.profile.types()));
        same("handled types", store.handledTypes(), handled);
        for (ModelJob job : model.jobs.values()) {
            List<String> why = store.controls().why(job.id);
            assertThat(why).as("why %s", job.job()).isNotEmpty();
            if (job.in(Name.BLOCKED)) {
                same("why", why, parents(model, job));
            }
        }
    }

    private static List<String> parents(Model model, ModelJob child) {
        return child.waitsFor.stream()
                .map(id -> "parent " + id + " " + model.job(id).state.word())
                .toList();
    }

    // ---- numbers

    private static void stats(JobStore store, Model model) {
        QueueStats stats = store.stats(Duration.ofMinutes(3));
        Map<Name, Long> states = new EnumMap<>(Name.class);
        Stream.of(Name.values()).forEach(name -> states.put(name, 0L));
        model.jobs.values().forEach(job -> states.merge(job.state, 1L, Long::sum));
        states.put(Name.SUCCEEDED, model.counts.succeededEver());
        same("states", stats.states(), states);
        Map<String, Map<Event, Long>> counts = new TreeMap<>();
        stats.types().forEach((type, flow) -> counts.put(type, flow.counts()));
        counts.values().removeIf(Map::isEmpty);
        same("counts", counts, model.counts.within(Duration.ofMinutes(3), model.now));
        same("workers", workers(stats), members(model, model.now - 180_000));
        same("breakers", breakers(stats), breakers(model));
        same("until due", stats.untilDue(), mean(model, Name.SCHEDULED));
        same("until retry", stats.untilRetry(), mean(model, Name.RETRYING));
    }

    private static Duration mean(Model model, Name state) {
        double mean =
                model.those(job -> job.in(state)).stream()
                        .mapToLong(job -> Math.max(0, job.at - model.now))
                        .average()
                        .orElse(0);
        return Duration.ofMillis((long) mean);
    }

    private static List<String> workers(QueueStats stats) {
        return stats.workers().stream()
                .map(w ->
                        "%d %s %s %d slots %d %s %s %s"
                                .formatted(
                                        w.id(),
                                        w.name(),
                                        w.state(),
                                        w.slots(),
                                        w.holding(),
                                        w.first(),
                                        w.scheduler(),
                                        w.lastSeen()))
                .toList();
    }

    private static List<String> members(Model model, long since) {
        return model.crew.members.entrySet().stream()
                .filter(entry -> entry.getValue().ended.orElse(model.now) >= since)
                .map(entry -> member(model, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String member(Model model, long id, Crew.Member member) {
        List<ModelJob> holding = model.crew.holding(id);
        String alive = member.until < model.now ? "silent" : "alive";
        return "%d %s %s %d slots %d %s %s %s"
                .formatted(
                        id,
                        member.profile.name(),
                        member.ending.isEmpty() ? alive : member.ending,
                        member.profile.slots(),
                        holding.size(),
                        holding.stream().map(job -> job.id).limit(5).toList(),
                        model.crew.leads(id),
                        Instant.ofEpochMilli(member.seen));
    }

    private static Map<String, String> breakers(QueueStats stats) {
        Map<String, String> all = new TreeMap<>();
        stats.breakers().forEach(b -> all.put(b.type(), b.state() + " " + b.retryAfter()));
        return all;
    }

    private static Map<String, String> breakers(Model model) {
        Map<String, String> all = new TreeMap<>();
        model.breakers.all().forEach((type, state) -> all.put(type, told(state, model.now)));
        return all;
    }

    private static String told(BreakerState state, long now) {
        return switch (state) {
            case BreakerState.Closed _ -> "closed PT0S";
            case BreakerState.HalfOpen _ -> "half-open PT0S";
            case BreakerState.Open open ->
                    "open " + Duration.ofNanos(Math.max(0, open.until() - now * 1_000_000));
        };
    }
}
