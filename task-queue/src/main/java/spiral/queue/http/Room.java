package spiral.queue.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import spiral.queue.JobState;
import spiral.queue.JobStore;
import spiral.queue.NewJob;

/// How many more jobs a queue takes over HTTP: whoever floods one fills neither the disk nor the
/// others' queues. The store is counted every few seconds; what was taken since then is added.
final class Room {
    private static final Duration SPAN = Duration.ofSeconds(5);

    private final long mostJobs;
    private final Fresh<Map<String, Map<JobState.Name, Long>>> standing;
    // guarded by this: what was taken since the last count began
    private final Map<String, Long> taken = new HashMap<>();

    Room(JobStore store, StoreCalls calls, Set<String> queues, long mostJobs, InstantSource clock) {
        this.mostJobs = mostJobs;
        this.standing =
                new Fresh<>(
                        clock,
                        SPAN,
                        () -> {
                            forget();
                            return calls.call(() -> store.standing(queues));
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
        Map<String, Map<JobState.Name, Long>> now = standing();
        Map<String, Long> more =
                jobs.stream().collect(Collectors.groupingBy(NewJob::type, Collectors.counting()));
        synchronized (this) {
            more.forEach((queue, n) -> check(queue, n, now.getOrDefault(queue, Map.of())));
            more.forEach((queue, n) -> taken.merge(queue, n, Long::sum));
        }
    }

    private void check(String queue, long more, Map<JobState.Name, Long> counted) {
        long there = counted.values().stream().mapToLong(n -> n).sum();
        if (there + taken.getOrDefault(queue, 0L) + more > mostJobs) {
            throw Problem.of(
                            429,
                            "the queue '%s' is full: it holds %,d jobs, dead ones included"
                                    .formatted(queue, mostJobs))
                    .with("Retry-After", "10");
        }
    }
}
