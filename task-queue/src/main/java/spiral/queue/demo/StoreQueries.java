package spiral.queue.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spiral.queue.JobStore;
import spiral.queue.demo.LostWorker.Held;
import spiral.queue.demo.LostWorker.Sighting;
import spiral.queue.demo.Snapshot.DeadLetter;
import spiral.queue.demo.Snapshot.First;
import spiral.queue.demo.Snapshot.Overtaker;

/// Reads the demo's store as any reader of it could: with SQL, on a connection of its own; the same SQL for
/// both databases.
///
/// For one thread.
public final class StoreQueries implements AutoCloseable {
    private final Connection connection;

    /// Turns the current row into a value.
    @FunctionalInterface
    interface Row<T> {
        T map(ResultSet row) throws SQLException;
    }

    private StoreQueries(Connection connection) {
        this.connection = connection;
    }

    /// Connects to this store.
    public static StoreQueries open(JobStore store) throws SQLException {
        Connection connection = store.connect();
        try {
            StoreEffects.prepare(connection);
            return new StoreQueries(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// The job that was finished first.
    public Optional<First> first() throws SQLException {
        return query(
                        """
                        SELECT d.id, d.type, d.at, e.file, e.found FROM done d
                        JOIN effect e ON e.job = d.id WHERE d.state = 4 ORDER BY d.at, d.id LIMIT 1\
                        """,
                        row ->
                                new First(
                                        row.getLong("id"),
                                        row.getString("type"),
                                        row.getString("file"),
                                        row.getString("found"),
                                        Instant.ofEpochMilli(row.getLong("at"))))
                .stream()
                .findFirst();
    }

    /// Urgent jobs that have ended, and how many bulk jobs with lower numbers they left behind.
    public List<Overtaker> overtakers() throws SQLException {
        return query(
                """
                SELECT u.id, u.started_at - u.submitted_at AS waited,
                  (SELECT count(*) FROM done d WHERE d.priority = ? AND d.id < u.id
                     AND d.started_at > u.started_at)
                  + (SELECT count(*) FROM job j WHERE j.priority = ? AND j.id < u.id
                     AND (j.state = 1 OR j.at > u.started_at)) AS overtaken
                FROM done u WHERE u.priority = ? AND u.state = 4 ORDER BY u.id\
                """,
                row ->
                        new Overtaker(
                                row.getLong("id"), row.getInt("overtaken"), row.getLong("waited")),
                DemoPlan.BULK,
                DemoPlan.BULK,
                DemoPlan.URGENT);
    }

    public List<DeadLetter> dead() throws SQLException {
        return query(
                "SELECT id, type, attempt, last_error FROM job WHERE state = 5 ORDER BY id",
                row ->
                        new DeadLetter(
                                row.getLong("id"),
                                row.getString("type"),
                                row.getInt("attempt"),
                                Optional.ofNullable(row.getString("last_error")).orElse("")));
    }

    /// The jobs in the hands of the worker with this process id.
    public List<Held> heldBy(long pid) throws SQLException {
        return query(
                """
                SELECT j.id, j.token FROM job j JOIN worker w ON w.id = j.owner
                WHERE j.state = 2 AND w.pid = ? ORDER BY j.id\
                """,
                row -> new Held(row.getLong("id"), row.getLong("token")),
                pid);
    }

    /// Where the missing jobs of these losses have turned up by now.
    public List<Sighting> sightings(List<LostWorker> lostWorkers) throws SQLException {
        List<Sighting> sightings = new ArrayList<>();
        for (LostWorker lost : lostWorkers) {
            for (Held held : lost.missing()) {
                sightings.addAll(claimed(lost, held));
                sightings.addAll(buried(held));
            }
        }
        return sightings;
    }

    /// Who took the job next: whoever has the next higher token.
    private List<Sighting> claimed(LostWorker lost, Held held) throws SQLException {
        return query(
                """
                SELECT w.name FROM (
                  SELECT token, worker FROM attempt WHERE job = ? AND token > ?
                  UNION SELECT token, owner FROM job WHERE id = ? AND token > ? AND state = 2
                  UNION SELECT token, owner FROM done WHERE id = ? AND token > ?) held
                JOIN worker w ON w.id = held.worker ORDER BY token LIMIT 1\
                """,
                row -> new Sighting(held.job(), place(lost, row)),
                held.job(),
                held.token(),
                held.job(),
                held.token(),
                held.job(),
                held.token());
    }

    /// A job that has lost too many workers is not given to another one.
    private List<Sighting> buried(Held held) throws SQLException {
        return query(
                "SELECT id FROM job WHERE id = ? AND token = ? AND state = 5",
                row -> new Sighting(row.getLong("id"), "the dead letters"),
                held.job(),
                held.token());
    }

    private static String place(LostWorker lost, ResultSet row) throws SQLException {
        String name = row.getString("name");
        return name.equals(lost.worker()) ? name + " (restarted)" : name;
    }

    /// How many rows there are, of how many jobs.
    Map.Entry<Long, Long> effects() throws SQLException {
        return query(
                        "SELECT count(*), count(DISTINCT job) FROM effect",
                        row -> Map.entry(row.getLong(1), row.getLong(2)))
                .getFirst();
    }

    <T> List<T> query(String sql, Row<T> row, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return all(statement, row);
        }
    }

    private static <T> List<T> all(PreparedStatement statement, Row<T> row) throws SQLException {
        List<T> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(row.map(rows));
            }
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /// The lines of a file, none where it was never made.
    static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
