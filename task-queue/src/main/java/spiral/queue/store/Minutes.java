package spiral.queue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import spiral.log.metrics.HistogramSnapshot;
import spiral.queue.QueueStats.Event;
import spiral.queue.QueueStats.Flow;

/// Adds up what was counted per minute ([Tally]).
///
/// How this works. A busy queue writes thousands of cells of latencies a minute, and an hour of them
/// takes a second to add up. But a minute that is over does not change any more. So the sum of those
/// minutes is kept, for a few windows, and only what came since is read. A transaction counts in
/// the minute in which it began; that minute is left open for one more. Events, of which there are
/// few, are always added up anew: those of a caller's own transaction may come late.
///
/// For any thread.
final class Minutes {
    /// How many of the latest minutes may still change.
    private static final long OPEN = 2;

    /// So many sums are kept, each for windows that begin in one minute: a monitor's, a page's.
    private static final int KEPT = 4;

    private static final long END = Long.MAX_VALUE;

    // guarded by this; the one that was used longest ago goes first
    private final Map<Long, Sum> sums = new LinkedHashMap<>(KEPT, 0.75f, true);

    private record Series(String type, String what) {}

    /// Latencies of all minutes before this one.
    private record Sum(long before, Map<Series, HistogramSnapshot> latencies) {}

    /// What happened since this minute began, by type.
    Map<String, Flow> flows(Session session, long from, Duration over, long now)
            throws SQLException {
        Map<String, Map<Event, Long>> counts = counts(session, from);
        Map<Series, HistogramSnapshot> latencies = latencies(session, from, now / 60_000);
        Map<String, Flow> types = new TreeMap<>();
        counts.forEach((type, events) ->
                types.put(
                        type,
                        new Flow(
                                events,
                                of(latencies, type, Tally.WAIT),
                                of(latencies, type, Tally.RUN),
                                over)));
        return types;
    }

    static Flow all(Collection<Flow> types, Duration over) {
        Map<Event, Long> counts = new EnumMap<>(Event.class);
        HistogramSnapshot wait = HistogramSnapshot.EMPTY;
        HistogramSnapshot run = HistogramSnapshot.EMPTY;
        for (Flow flow : types) {
            flow.counts().forEach((event, n) -> counts.merge(event, n, Long::sum));
            wait = wait.plus(flow.waits());
            run = run.plus(flow.runs());
        }
        return new Flow(counts, wait, run, over);
    }

    private static HistogramSnapshot of(
            Map<Series, HistogramSnapshot> latencies, String type, String what) {
        return latencies.getOrDefault(new Series(type, what), HistogramSnapshot.EMPTY);
    }

    private static Map<String, Map<Event, Long>> counts(Session session, long from)
            throws SQLException {
        Map<String, Map<Event, Long>> counts = new TreeMap<>();
        session.query(
                "SELECT type, event, sum(n) FROM minute_count WHERE minute >= ? GROUP BY type, event",
                row ->
                        counts.computeIfAbsent(row.getString(1), type -> new EnumMap<>(Event.class))
                                .put(Event.valueOf(row.getString(2)), row.getLong(3)),
                from);
        return counts;
    }

    private Map<Series, HistogramSnapshot> latencies(Session session, long from, long minute)
            throws SQLException {
        long open = minute - OPEN + 1;
        if (from >= open) {
            return read(session, from, END);
        }
        Sum known = known(from);
        Sum over =
                known.before() > open
                        ? new Sum(open, read(session, from, open))
                        : grown(session, known, open);
        keep(from, over);
        return together(over.latencies(), read(session, open, END));
    }

    private synchronized Sum known(long from) {
        return sums.getOrDefault(from, new Sum(from, Map.of()));
    }

    private synchronized void keep(long from, Sum sum) {
        sums.put(from, sum);
        if (sums.size() > KEPT) {
            sums.remove(sums.keySet().iterator().next());
        }
    }

    private static Sum grown(Session session, Sum known, long open) throws SQLException {
        return known.before() == open
                ? known
                : new Sum(open, together(known.latencies(), read(session, known.before(), open)));
    }

    private static Map<Series, HistogramSnapshot> together(
            Map<Series, HistogramSnapshot> one, Map<Series, HistogramSnapshot> other) {
        Map<Series, HistogramSnapshot> both = new HashMap<>(one);
        other.forEach((series, more) -> both.merge(series, more, HistogramSnapshot::plus));
        return both;
    }

    /// @param before the first minute that is not read
    private static Map<Series, HistogramSnapshot> read(Session session, long from, long before)
            throws SQLException {
        Map<Series, Map<Integer, Long>> cells = new HashMap<>();
        session.query(
                "SELECT type, what, bucket, sum(n) FROM minute_latency"
                        + " WHERE minute >= ? AND minute < ? GROUP BY type, what, bucket",
                row ->
                        cells.computeIfAbsent(series(row), series -> new HashMap<>())
                                .put(row.getInt(3), row.getLong(4)),
                from,
                before);
        Map<Series, HistogramSnapshot> latencies = new HashMap<>();
        cells.forEach((series, counts) -> latencies.put(series, HistogramSnapshot.of(counts)));
        return latencies;
    }

    private static Series series(ResultSet row) throws SQLException {
        return new Series(row.getString(1), row.getString(2));
    }
}
