package spiral.queue.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import spiral.log.metrics.Buckets;
import spiral.queue.QueueStats.Event;

/// Counts what happens in one transaction and adds it to the current minute before the commit: a
/// batch of 500 jobs costs a few rows, and what is counted is exactly what was committed.
final class Tally {
    /// Names of the two latencies, as the table keeps them.
    static final String WAIT = "wait";

    static final String RUN = "run";

    private record Count(String type, Event event) {}

    private record Cell(String type, String what, int bucket) {}

    private final Map<Count, Long> counts = new HashMap<>();
    private final Map<Cell, Long> cells = new HashMap<>();

    void count(String type, Event event) {
        count(type, event, 1);
    }

    void count(String type, Event event, long times) {
        counts.merge(new Count(type, event), times, Long::sum);
    }

    void latency(String type, String what, Duration took) {
        long micros = Math.max(0, took.toNanos() / 1000);
        cells.merge(new Cell(type, what, Buckets.index(micros)), 1L, Long::sum);
    }

    private Map<Event, Long> totals() {
        Map<Event, Long> totals = new EnumMap<>(Event.class);
        counts.forEach((count, n) -> totals.merge(count.event(), n, Long::sum));
        return totals;
    }

    /// Adds what was counted since the last time to the minute of `now`.
    void write(Session session, long now) throws SQLException {
        long minute = now / 60_000;
        for (var entry : counts.entrySet()) {
            session.update(
                    "INSERT INTO minute_count VALUES (?, ?, ?, ?)"
                            + " ON CONFLICT DO UPDATE SET n = n + excluded.n",
                    minute,
                    entry.getKey().type(),
                    entry.getKey().event().name(),
                    entry.getValue());
        }
        for (var entry : totals().entrySet()) {
            session.update(
                    "INSERT INTO total VALUES (?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n",
                    entry.getKey().name(),
                    entry.getValue());
        }
        for (var entry : cells.entrySet()) {
            session.update(
                    "INSERT INTO minute_latency VALUES (?, ?, ?, ?, ?)"
                            + " ON CONFLICT DO UPDATE SET n = n + excluded.n",
                    minute,
                    entry.getKey().type(),
                    entry.getKey().what(),
                    entry.getKey().bucket(),
                    entry.getValue());
        }
        counts.clear();
        cells.clear();
    }
}
