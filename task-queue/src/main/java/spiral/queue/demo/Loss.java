package spiral.queue.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A worker process that died, the jobs that it held, and where each of them turned up again.
///
/// @param worker what people called it
/// @param pid its process id
/// @param how what happened to it, such as `got SIGKILL`
/// @param at when that was
/// @param held the jobs in its hands, with their tokens
/// @param back where each job was seen next, by id: a worker's name, or the dead letters
public record Loss(
        String worker, long pid, String how, Duration at, List<Held> held, Map<Long, String> back) {

    /// A job in the hands of a worker. Whoever holds it later has a higher token.
    public record Held(long job, long token) {}

    /// Where a job was seen after its loss.
    public record Sighting(long job, String where) {}

    /// Keeps unmodifiable copies, in order.
    public Loss {
        held = List.copyOf(held);
        back = Collections.unmodifiableMap(new LinkedHashMap<>(back));
    }

    /// A loss of which no job has been seen again yet.
    public static Loss of(
            String worker, long pid, String how, Duration at, List<Held> held) {
        return new Loss(worker, pid, how, at, held, Map.of());
    }

    /// The same loss, knowing more. The first sighting of a job stands; jobs that this worker did
    /// not hold are none of its business.
    public Loss seen(Collection<Sighting> sightings) {
        Map<Long, String> more = new LinkedHashMap<>(back);
        for (Sighting sighting : sightings) {
            if (jobs().contains(sighting.job())) {
                more.putIfAbsent(sighting.job(), sighting.where());
            }
        }
        return new Loss(worker, pid, how, at, held, more);
    }

    /// True when every job has been seen again.
    public boolean complete() {
        return back.size() == held.size();
    }

    /// What has not been seen again.
    public List<Held> missing() {
        return held.stream().filter(job -> !back.containsKey(job.job())).toList();
    }

    /// The jobs that were lost with the worker.
    public List<Long> jobs() {
        return held.stream().map(Held::job).toList();
    }

    /// What the reader sees at the moment of the loss.
    public String said() {
        String what = "%s (process %d) %s".formatted(worker, pid, how);
        return switch (held.size()) {
            case 0 -> what + "; it held no job";
            case 1 -> what + "; it held job " + Ids.text(jobs());
            default -> "%s; it held %d jobs: %s".formatted(what, held.size(), Ids.text(jobs()));
        };
    }

    /// Where the jobs came back, worker by worker: `5 to worker-1, 6 7 to worker-3`.
    public String whereabouts() {
        Map<String, List<Long>> byPlace = new LinkedHashMap<>();
        back.forEach((job, where) -> byPlace.computeIfAbsent(where, w -> new ArrayList<>()).add(job));
        return byPlace.entrySet().stream()
                .map(place -> Ids.text(place.getValue()) + " to " + place.getKey())
                .collect(Collectors.joining(", "));
    }

    /// What the reader sees when the last job is back.
    ///
    /// @param now the demo's time
    public String told(Duration now) {
        String after = Seconds.text(now.minus(at)) + " s";
        return held.size() == 1
                ? "%s's job came back after %s: %s".formatted(worker, after, whereabouts())
                : "%s's %d jobs came back after %s: %s"
                        .formatted(worker, held.size(), after, whereabouts());
    }
}
