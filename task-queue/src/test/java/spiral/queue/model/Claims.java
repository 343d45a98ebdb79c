package spiral.queue.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import spiral.queue.JobState.Name;
import spiral.queue.JobStore.Suspects;
import spiral.queue.JobStore.Wanted;

/// Says which jobs a worker gets.
///
///     one that has seen a crash, if it is important enough: alone
///     as many of each failing type as its breaker lets pass
///     the best of the rest, as their limits allow
final class Claims {
    private static final Comparator<ModelJob> LINE =
            Comparator.<ModelJob>comparingLong(job -> job.rank).thenComparingLong(job -> job.id);

    private static final Comparator<ModelJob> SUSPECTS_LINE =
            Comparator.<ModelJob>comparingInt(job -> -job.made.priority())
                    .thenComparingLong(job -> job.id);

    private final Model model;
    private final Wanted wanted;
    private final Set<String> types;
    private final List<String> guarded;

    Claims(Model model, Wanted wanted) {
        this.model = model;
        this.wanted = wanted;
        this.types = new TreeSet<>(wanted.types());
        this.guarded = model.breakers.guarded();
        types.removeIf(model::paused);
    }

    /// The chosen ones, in order; not yet the worker's.
    List<ModelJob> chosen() {
        Optional<ModelJob> suspect = suspect();
        boolean first = suspect.isPresent() && comesFirst(suspect.get());
        if (first && admitted(suspect.get())) {
            return List.of(suspect.get());
        }
        List<ModelJob> others = others();
        return others.isEmpty() && !first && suspect.isPresent() && admitted(suspect.get())
                ? List.of(suspect.get())
                : others;
    }

    // ---- suspects

    private Optional<ModelJob> suspect() {
        Optional<ModelJob> best = suspect(free());
        for (String type : guarded) {
            boolean wanted = best.isEmpty() && types.contains(type);
            best = wanted ? suspect(Set.of(type)) : best;
        }
        return best.filter(job -> wanted.suspects() != Suspects.NONE || overdue(job));
    }

    private Optional<ModelJob> suspect(Collection<String> among) {
        return ready(among).stream()
                .filter(job -> job.suspect() && model.room(job) > 0)
                .min(SUSPECTS_LINE);
    }

    private boolean overdue(ModelJob job) {
        return job.at <= model.now - model.settings.lease().toMillis();
    }

    private boolean comesFirst(ModelJob suspect) {
        List<ModelJob> rivals = new ArrayList<>(line(free(), false));
        line(free(), true).stream().filter(job -> model.room(job) > 0).forEach(rivals::add);
        Optional<ModelJob> rival = rivals.stream().min(LINE);
        boolean wins = rival.map(r -> suspect.made.priority() >= r.made.priority()).orElse(true);
        return wins && wanted.suspects() != Suspects.AFTER_OTHERS;
    }

    private boolean admitted(ModelJob job) {
        return !guarded.contains(job.type()) || model.breakers.ask(job.type(), 1, model.now) == 1;
    }

    // ---- others

    private List<ModelJob> others() {
        List<ModelJob> chosen = new ArrayList<>(probes());
        Map<String, Long> room = new TreeMap<>();
        List<ModelJob> rest = new ArrayList<>(line(free(), false));
        rest.addAll(limited());
        rest.sort(LINE);
        for (ModelJob job : rest) {
            if (chosen.size() < wanted.limit() && spare(job, room) && admitted(job)) {
                job.limitKey().ifPresent(key -> room.merge(key, -1L, Long::sum));
                chosen.add(job);
            }
        }
        return chosen;
    }

    private boolean spare(ModelJob job, Map<String, Long> room) {
        return job.limitKey()
                .map(key -> room.computeIfAbsent(key, k -> model.room(job)) > 0)
                .orElse(true);
    }

    private List<ModelJob> probes() {
        List<ModelJob> probes = new ArrayList<>();
        for (String type : guarded) {
            int room = wanted.limit() - probes.size();
            List<ModelJob> waiting =
                    types.contains(type) && room > 0 ? line(Set.of(type), false) : List.of();
            if (!waiting.isEmpty()) {
                int asked = Math.min(room, waiting.size());
                probes.addAll(waiting.subList(0, model.breakers.ask(type, asked, model.now)));
            }
        }
        return probes;
    }

    /// Those with a limit key: of types that flow freely; where a key has none, one of the others.
    private List<ModelJob> limited() {
        List<ModelJob> limited = new ArrayList<>(line(free(), true));
        List<Optional<String>> keys = limited.stream().map(ModelJob::limitKey).toList();
        Map<String, ModelJob> guards = new TreeMap<>();
        line(types, true).stream()
                .filter(job -> !keys.contains(job.limitKey()))
                .forEach(job -> guards.putIfAbsent(job.limitKey().orElseThrow(), job));
        limited.addAll(guards.values());
        return limited;
    }

    // ---- lines

    private Set<String> free() {
        Set<String> free = new TreeSet<>(types);
        free.removeAll(guarded);
        return free;
    }

    private List<ModelJob> line(Collection<String> among, boolean limited) {
        return ready(among).stream()
                .filter(job -> !job.suspect() && job.limitKey().isPresent() == limited)
                .sorted(LINE)
                .toList();
    }

    private List<ModelJob> ready(Collection<String> among) {
        return model.those(job -> job.in(Name.READY) && among.contains(job.type()));
    }

    /// Makes a job the worker's own.
    static void take(Model model, ModelJob job, long worker) {
        job.begun = !job.suspect();
        job.move(Name.RUNNING, model.now);
        job.attempt++;
        job.token++;
        job.worker = worker;
        job.progress = Optional.empty();
        job.limitKey().ifPresent(key -> model.limits.started(key, model.now));
    }
}
