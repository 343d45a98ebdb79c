package spiral.queue.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spiral.log.metrics.HistogramSnapshot;
import spiral.queue.JobState.Name;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.BreakerView;
import spiral.queue.QueueStats.Event;
import spiral.queue.QueueStats.Flow;
import spiral.queue.QueueStats.WorkerView;

/// Numbers of a queue that tests make up.
public final class Sample {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Sample() {}

    public static QueueStats stats(
            Map<Name, Long> states,
            Map<Event, Long> counts,
            List<WorkerView> workers,
            List<BreakerView> breakers) {
        Flow all =
                new Flow(
                        counts,
                        HistogramSnapshot.of(Map.of(20, 10L)),
                        HistogramSnapshot.of(Map.of(40, 10L)),
                        Duration.ofSeconds(20));
        return new QueueStats(
                NOON,
                Duration.ofMinutes(1),
                NOON,
                states,
                all,
                Map.of("words", all),
                workers,
                breakers,
                Duration.ZERO,
                Duration.ZERO);
    }

    public static Snapshot snapshot(QueueStats stats) {
        return new Snapshot(stats, Optional.empty(), List.of(), List.of(), List.of());
    }

    public static WorkerView worker(long id, String name, boolean scheduler) {
        return new WorkerView(
                id, name, 1000 + id, "here", "alive", 4, 2, List.of(), scheduler, NOON);
    }
}
