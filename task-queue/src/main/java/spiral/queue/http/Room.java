package spiral.queue.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import spiral.queue.JobState;
import spiral.queue.NewJob;

/// How many more jobs a queue takes over HTTP: whoever floods one fills neither the disk nor the
/// others' queues. The store is counted every few seconds, or more seldom while a queue is less than
/// half full; what was taken since then is added.
final class Room {
    private static final Duration SPAN = Duration.ofSeconds(5);

    /// What others submit meanwhile is not seen.
    private static final Duration ROOMY_SPAN = Duration.ofMinutes(1);

    private final long mostJobs;
    private final Fresh<Map<String, Map<JobState.Name, Long>>> standing;
    // guarded by this: what was taken since the last count began
    private final Map<String, Long> taken = new HashMap<>();

    /// @param counting asks the store
    Room(
            Supplier<Map<String, Map<JobState.Name, Long>>> counting,
            long mostJobs,
            InstantSource clock) {
        this.mostJobs = mostJobs;
        this.standing =
                new Fresh<>(
                        clock,
                        SPAN,
                        () -> {
                            forget();
                            return counting.get();
                        });
    }

    private synchronized void forget() {
        taken.clear();
    }

    /// How many jobs of each queue stand in each state, not older than a few seconds.
    Map<String, Map<JobState.Name, Long>> standing() {
        return standing.get();
    }

    /// Makes room for these jobs.
    ///
    /// @throws Problem when a queue is full
    void take(List<NewJob> jobs) {
        Map<String, Long> more =
                jobs.stream().collect(Collectors.groupingBy(NewJob::type, Collectors.counting()));
        Optional<String> full =
                take(more, standing.get(ROOMY_SPAN), mostJobs / 2)
                        .flatMap(_ -> take(more, standing(), mostJobs));
        if (full.isPresent()) {
            throw Problem.of(
                            429,
                            "the queue '%s' is full: it holds %,d jobs, dead ones included"
                                    .formatted(full.get(), mostJobs))
                    .with("Retry-After", "10");
        }
    }

    /// Takes them, unless one of the queues would hold more than `most`.
    ///
    /// @return that one
    private synchronized Optional<String> take(
            Map<String, Long> more, Map<String, Map<JobState.Name, Long>> counted, long most) {
        Optional<String> full =
                more.entrySet().stream()
                        .filter(queue -> there(queue.getKey(), counted) + queue.getValue() > most)
                        .map(Map.Entry::getKey)
                        .findFirst();
        if (full.isEmpty()) {
            more.forEach((queue, n) -> taken.merge(queue, n, Long::sum));
        }
        return full;
    }

    private long there(String queue, Map<String, Map<JobState.Name, Long>> counted) {
        Map<JobState.Name, Long> then = counted.getOrDefault(queue, Map.of());
        return then.values().stream().mapToLong(n -> n).sum() + taken.getOrDefault(queue, 0L);
    }
}
