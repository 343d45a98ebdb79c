package spiral.queue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spiral.log.metrics.HistogramSnapshot;
import spiral.queue.AttemptRecord;
import spiral.queue.JobState;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.Event;
import spiral.queue.QueueStats.Flow;
import spiral.queue.QueueStats.WorkerView;

/// Reads the queue in numbers: the states from their small indexes, everything else from the
/// per-minute aggregates, never from the history.
final class Reports {
    private static final int SAMPLE = 10_000;

    private Reports() {}

    static QueueStats stats(Session session, Duration window, long now) throws SQLException {
        long from = now / 60_000 - Math.max(0, window.toMinutes() - 1);
        Duration over = over(session, from, now);
        Map<String, Map<Event, Long>> counts = counts(session, from);
        Map<String, HistogramSnapshot> waits = latencies(session, Tally.WAIT, from);
        Map<String, HistogramSnapshot> runs = latencies(session, Tally.RUN, from);
        Map<String, Flow> types = new TreeMap<>();
        for (String type : counts.keySet()) {
            types.put(
                    type,
                    new Flow(
                            counts.getOrDefault(type, Map.of()),
                            waits.getOrDefault(type, HistogramSnapshot.EMPTY),
                            runs.getOrDefault(type, HistogramSnapshot.EMPTY),
                            over));
        }
        return new QueueStats(
                Instant.ofEpochMilli(now),
                over,
                states(session),
                all(types.values(), over),
                types,
                workers(session, now - window.toMillis(), now),
                Breakers.all(session, now),
                untilDue(session, JobState.Name.SCHEDULED, now),
                untilDue(session, JobState.Name.RETRYING, now));
    }

    /// The mean over the [#SAMPLE] jobs that are due first.
    private static Duration untilDue(Session session, JobState.Name state, long now)
            throws SQLException {
        return Duration.ofMillis(
                session.number(
                        """
                        SELECT avg(CASE WHEN at > ? THEN at - ? ELSE 0 END) FROM (
                          SELECT %1$s AS at FROM job%2$s WHERE %3$s AND %4$s ORDER BY %1$s LIMIT ?) due\
                        """
                                .formatted(
                                        session.dialect().due(),
                                        session.dialect().index("job_due"),
                                        session.dialect().waiting(),
                                        session.dialect().in(state)),
                        now,
                        now,
                        SAMPLE));
    }

    static List<AttemptRecord> attempts(Session session, long job) throws SQLException {
        List<AttemptRecord> records =
                session.query(
                        """
                        SELECT a.*, coalesce(w.name, 'worker ' || a.worker) AS name,
                          coalesce(w.pid, 0) AS pid FROM attempt a
                        LEFT JOIN worker w ON w.id = a.worker WHERE a.job = ? ORDER BY a.token\
                        """,
                        Reports::attempt,
                        job);
        records.addAll(
                session.query(
                        """
                        SELECT d.token, d.attempt AS number, d.started_at, d.at AS ended_at,
                          'succeeded' AS ending, '' AS detail,
                          coalesce(w.name, 'worker ' || d.owner) AS name, coalesce(w.pid, 0) AS pid
                        FROM done d LEFT JOIN worker w ON w.id = d.owner
                        WHERE d.id = ? AND d.state = 4\
                        """,
                        Reports::attempt,
                        job));
        return records;
    }

    static Set<String> handledTypes(Session session) throws SQLException {
        return session.query("SELECT DISTINCT types FROM worker", row -> row.getString(1)).stream()
                .flatMap(types -> Stream.of(types.split(" ", -1)))
                .filter(type -> !type.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static AttemptRecord attempt(ResultSet row) throws SQLException {
        return new AttemptRecord(
                row.getInt("number"),
                row.getLong("token"),
                row.getString("name"),
                row.getLong("pid"),
                Instant.ofEpochMilli(row.getLong("started_at")),
                Instant.ofEpochMilli(row.getLong("ended_at")),
                row.getString("ending"),
                row.getString("detail"));
    }

    /// From the first counted minute (or the store's first job, where that is later) until now.
    private static Duration over(Session session, long fromMinute, long now) throws SQLException {
        long begun = session.number("SELECT value FROM meta WHERE key = 'first job at'");
        long from = Math.max(fromMinute * 60_000, begun);
        return Duration.ofMillis(begun == 0 ? 0 : Math.max(1, now - from));
    }

    private static Map<JobState.Name, Long> states(Session session) throws SQLException {
        Map<JobState.Name, Long> states = new EnumMap<>(JobState.Name.class);
        for (JobState.Name name : JobState.Name.values()) {
            states.put(name, count(session, name));
        }
        return states;
    }

    private static long count(Session session, JobState.Name name) throws SQLException {
        String in = session.dialect().in(name);
        return switch (name) {
            case READY ->
                    session.number(
                            """
                            SELECT (SELECT count(*) FROM job WHERE %1$s AND crashes = 0
                                AND limit_key IS NULL)
                              + (SELECT count(*) FROM job WHERE %1$s AND crashes = 0
                                AND limit_key IS NOT NULL)
                              + (SELECT count(*) FROM job WHERE %1$s AND crashes > 0)\
                            """
                                    .formatted(in));
            case BLOCKED, DEAD -> session.number("SELECT count(*) FROM job WHERE " + in);
            case RUNNING ->
                    session.number(
                            "WITH %s SELECT count(*) FROM running"
                                    .formatted(session.dialect().running()));
            case SCHEDULED, RETRYING ->
                    session.number(
                            "SELECT count(*) FROM job WHERE %s AND %s"
                                    .formatted(session.dialect().waiting(), in));
            case SUCCEEDED -> total(session, Event.SUCCEEDED);
            case CANCELLED -> session.number("SELECT count(*) FROM done WHERE state = 6");
        };
    }

    private static long total(Session session, Event event) throws SQLException {
        return session.number("SELECT sum(n) FROM total WHERE event = ?", event.name());
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

    private static Map<String, HistogramSnapshot> latencies(Session session, String what, long from)
            throws SQLException {
        Map<String, Map<Integer, Long>> cells = new HashMap<>();
        session.query(
                "SELECT type, bucket, sum(n) FROM minute_latency WHERE minute >= ? AND what = ?"
                        + " GROUP BY type, bucket",
                row ->
                        cells.computeIfAbsent(row.getString(1), type -> new TreeMap<>())
                                .put(row.getInt(2), row.getLong(3)),
                from,
                what);
        Map<String, HistogramSnapshot> latencies = new HashMap<>();
        cells.forEach((type, counts) -> latencies.put(type, HistogramSnapshot.of(counts)));
        return latencies;
    }

    private static Flow all(Collection<Flow> types, Duration over) {
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

    private static List<WorkerView> workers(Session session, long since, long now)
            throws SQLException {
        return new ArrayList<>(
                session.query(
                        """
                        WITH %s
                        SELECT w.*, (SELECT count(*) FROM running WHERE owner = w.id) held,
                          (SELECT %s FROM (SELECT id FROM running
                            WHERE owner = w.id ORDER BY id LIMIT ?) held) firsts,
                          EXISTS (SELECT 1 FROM role WHERE holder = w.id AND until > ?) leads
                        FROM worker w WHERE ended_at IS NULL OR ended_at >= ? ORDER BY id\
                        """
                                .formatted(
                                        session.dialect().running(),
                                        session.dialect().joined("id")),
                        row -> worker(row, now),
                        WorkerView.FIRST,
                        now,
                        since));
    }

    private static WorkerView worker(ResultSet row, long now) throws SQLException {
        String ending = row.getString("ending");
        String state = row.getLong("lease_until") < now ? "silent" : "alive";
        return new WorkerView(
                row.getLong("id"),
                row.getString("name"),
                row.getLong("pid"),
                row.getString("host"),
                ending == null ? state : ending,
                row.getInt("slots"),
                row.getInt("held"),
                ids(row.getString("firsts")),
                row.getBoolean("leads"),
                Instant.ofEpochMilli(row.getLong("seen_at")));
    }

    private static List<Long> ids(@Nullable String joined) {
        return joined == null
                ? List.of()
                : Stream.of(joined.split(",", -1)).map(Long::valueOf).toList();
    }
}
