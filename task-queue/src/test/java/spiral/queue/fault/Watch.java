package spiral.queue.fault;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.awaitility.core.ConditionFactory;
import spiral.queue.JobState.Name;
import spiral.queue.JobStore;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.Event;
import spiral.queue.QueueStats.WorkerView;

/// What can be seen of a campaign from outside, in the store. For one thread.
final class Watch {
    private static final Duration WINDOW = Duration.ofMinutes(30);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final JobStore store;

    Watch(JobStore store) {
        this.store = store;
    }

    Instant now() {
        return store.now();
    }

    /// Those whose lease has not been ended.
    List<WorkerView> workers() {
        return stats().workers().stream()
                .filter(worker -> List.of("alive", "silent").contains(worker.state()))
                .toList();
    }

    Optional<WorkerView> worker(long pid) {
        return workers().stream().filter(worker -> worker.pid() == pid).findFirst();
    }

    boolean nobodyBeats() {
        return workers().stream().allMatch(worker -> worker.state().equals("silent"));
    }

    boolean allBeatSince(Instant moment) {
        return workers().stream().allMatch(worker -> worker.lastSeen().isAfter(moment));
    }

    Set<Long> alive() {
        return new LinkedHashSet<>(workers().stream().map(WorkerView::id).toList());
    }

    /// Jobs that have not ended.
    long live() {
        return List.of(Name.SCHEDULED, Name.READY, Name.RUNNING, Name.RETRYING).stream()
                .mapToLong(stats().states()::get)
                .sum();
    }

    long stale() {
        return stats().all().count(Event.STALE);
    }

    long succeeded() {
        return stats().states().get(Name.SUCCEEDED);
    }

    private QueueStats stats() {
        return store.stats(WINDOW);
    }

    static ConditionFactory patiently() {
        return await().atMost(PATIENCE).pollInterval(20, MILLISECONDS);
    }
}
