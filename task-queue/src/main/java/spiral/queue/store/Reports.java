package spiral.queue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import spiral.queue.AttemptRecord;
import spiral.queue.JobState;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.Event;
import spiral.queue.QueueStats.Flow;
import spiral.queue.QueueStats.WorkerView;

/// Reads the queue in numbers: the states by a [Census], everything else from the aggregates per
/// minute ([Minutes]), never from the history.
final class Reports {
    private final Census census;
    private final Minutes minutes = new Minutes();

    Reports(Census census) {
        this.census = census;
    }

    QueueStats stats(Session session, Duration window, long now) throws SQLException {
        long from = now / 60_000 - Math.max(0, window.toMinutes() - 1);
        Duration over = over(session, from, now);
        Map<String, Flow> types = minutes.flows(session, from, over, now);
        Census.Count count = census.at(session, now);
        Map<JobState.Name, Long> states = new EnumMap<>(count.states());
        states.put(JobState.Name.SUCCEEDED, succeeded(session));
        return new QueueStats(
                Instant.ofEpochMilli(now),
                over,
                count.moment(),
                states,
                Minutes.all(types.values(), over),
                types,
                workers(session, count, now - window.toMillis(), now),
                Breakers.all(session, now),
                count.untilDue(),
                count.untilRetry());
    }

    private static long succeeded(Session session) throws SQLException {
        return session.number("SELECT sum(n) FROM total WHERE event = ?", Event.SUCCEEDED.name());
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

    private static List<WorkerView> workers(
            Session session, Census.Count count, long since, long now) throws SQLException {
        return session.query(
                """
                SELECT w.*, EXISTS (SELECT 1 FROM role WHERE holder = w.id AND until > ?) leads
                FROM worker w WHERE ended_at IS NULL OR ended_at >= ? ORDER BY id\
                """,
                row -> worker(row, count.heldBy(row.getLong("id")), now),
                now,
                since);
    }

    private static WorkerView worker(ResultSet row, Census.Holding holding, long now)
            throws SQLException {
        String ending = row.getString("ending");
        String state = row.getLong("lease_until") < now ? "silent" : "alive";
        return new WorkerView(
                row.getLong("id"),
                row.getString("name"),
                row.getLong("pid"),
                row.getString("host"),
                ending == null ? state : ending,
                row.getInt("slots"),
                holding.jobs(),
                holding.first(),
                row.getBoolean("leads"),
                Instant.ofEpochMilli(row.getLong("seen_at")));
    }
}
