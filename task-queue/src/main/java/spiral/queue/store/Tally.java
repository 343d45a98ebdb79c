package spiral.queue.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import spiral.log.metrics.Buckets;
import spiral.queue.QueueStats.Event;

/// Counts what happens in one transaction and adds it to the current minute before the commit: a
/// batch of 500 jobs costs a few rows, and what is counted is exactly what was committed.
final class Tally {
    /// Names of the two latencies, as the table keeps them.
    static final String WAIT = "wait";

    static final String RUN = "run";

    /// What is told long after its minutes have been let go.
    private static final Set<Event> FOR_EVER = Set.of(Event.SUCCEEDED);

    private record Count(String type, Event event) {}

    private record Cell(String type, String what, int bucket) {}

    // in one order everywhere, so that two transactions never wait for each other's rows in turn
    private final Map<Count, Long> counts =
            new TreeMap<>(Comparator.comparing(Count::type).thenComparing(Count::event));
    private final Map<Cell, Long> cells =
            new TreeMap<>(
                    Comparator.comparing(Cell::type)
                            .thenComparing(Cell::what)
                            .thenComparingInt(Cell::bucket));

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

    /// The types that were counted, one for each of [#events] and [#numbers].
    String[] types() {
        return counts.keySet().stream().map(Count::type).toArray(String[]::new);
    }

    String[] events() {
        return counts.keySet().stream().map(count -> count.event().name()).toArray(String[]::new);
    }

    long[] numbers() {
        return counts.values().stream().mapToLong(Long::longValue).toArray();
    }

    /// Takes over what another one has counted.
    void add(Tally other) {
        other.counts.forEach((count, n) -> counts.merge(count, n, Long::sum));
        other.cells.forEach((cell, n) -> cells.merge(cell, n, Long::sum));
    }

    /// Adds what was counted since the last time to the minute of `now`, in the session's stripe:
    /// processes that commit at the same time do not wait for one row.
    void write(Session session, long now) throws SQLException {
        if (counts.isEmpty() && cells.isEmpty()) {
            return;
        }
        List<Object[]> events = rows(counts, (c, n) -> row(c.type(), c.event().name(), n));
        List<Object[]> totals = rows(totals(), (event, n) -> row(event.name(), n));
        List<Object[]> latencies =
                rows(cells, (c, n) -> row(c.type(), c.what(), (long) c.bucket(), n));
        if (session.dialect().changesAndAnswers()) {
            CountAtOnce.write(session, now / 60_000, events, totals, latencies);
        } else {
            write(session, now / 60_000, events, totals, latencies);
        }
        counts.clear();
        cells.clear();
    }

    private static void write(
            Session session,
            long minute,
            List<Object[]> events,
            List<Object[]> totals,
            List<Object[]> latencies)
            throws SQLException {
        int stripe = session.stripe();
        session.updateAll(
                """
                INSERT INTO minute_count VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (minute, type, event, stripe)
                DO UPDATE SET n = minute_count.n + excluded.n\
                """,
                events,
                e -> row(minute, e[0], e[1], stripe, e[2]));
        session.updateAll(
                "INSERT INTO total VALUES (?, ?, ?) ON CONFLICT (event, stripe)"
                        + " DO UPDATE SET n = total.n + excluded.n",
                totals,
                total -> row(total[0], stripe, total[1]));
        session.updateAll(
                """
                INSERT INTO minute_latency VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (minute, type, what, bucket, stripe)
                DO UPDATE SET n = minute_latency.n + excluded.n\
                """,
                latencies,
                l -> row(minute, l[0], l[1], l[2], stripe, l[3]));
    }

    private static <K> List<Object[]> rows(
            Map<K, Long> counted, BiFunction<K, Long, Object[]> row) {
        return counted.entrySet().stream()
                .map(entry -> row.apply(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Map<Event, Long> totals() {
        Map<Event, Long> totals = new EnumMap<>(Event.class);
        counts.forEach((count, n) -> {
            if (FOR_EVER.contains(count.event())) {
                totals.merge(count.event(), n, Long::sum);
            }
        });
        return totals;
    }

    private static Object[] row(Object... values) {
        return values;
    }
}
