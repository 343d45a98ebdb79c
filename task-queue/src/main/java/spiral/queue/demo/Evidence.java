package spiral.queue.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spiral.queue.demo.Glimpse.DeadLetter;
import spiral.queue.demo.Glimpse.First;
import spiral.queue.demo.Glimpse.Overtaker;
import spiral.queue.demo.Loss.Held;
import spiral.queue.demo.Loss.Sighting;

/// Reads the demo's store as any reader of it could: with SQL, on a connection of its own.
///
/// For one thread.
public final class Evidence implements AutoCloseable {
    private static final int BUSY_MILLIS = 10_000;

    private final Connection connection;

    /// Turns the current row into a value.
    @FunctionalInterface
    interface Row<T> {
        T map(ResultSet row) throws SQLException;
    }

    private Evidence(Connection connection) {
        this.connection = connection;
    }

    /// Opens the store in this file, which must exist.
    public static Evidence open(Path store) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
        Evidence evidence = new Evidence(connection);
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
            Effects.prepare(connection);
            statement.execute("PRAGMA query_only = true");
            return evidence;
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
                        JOIN effect e ON e.job = d.id WHERE d.state = 4 ORDER BY d.at, d.id LIMIT 1""",
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
                  (SELECT count(*) FROM done d WHERE d.priority = ?2 AND d.id < u.id
                     AND d.started_at > u.started_at)
                  + (SELECT count(*) FROM job j WHERE j.priority = ?2 AND j.id < u.id
                     AND (j.state = 1 OR j.at > u.started_at)) AS overtaken
                FROM done u WHERE u.priority = ?1 AND u.state = 4 ORDER BY u.id""",
                row ->
                        new Overtaker(
                                row.getLong("id"), row.getInt("overtaken"), row.getLong("waited")),
                DemoPlan.URGENT,
                DemoPlan.BULK);
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
                WHERE j.state = 2 AND w.pid = ? ORDER BY j.id""",
                row -> new Held(row.getLong("id"), row.getLong("token")),
                pid);
    }

    /// Where the missing jobs of these losses have turned up by now.
    public List<Sighting> sightings(List<Loss> losses) throws SQLException {
        List<Sighting> sightings = new ArrayList<>();
        for (Loss loss : losses) {
            for (Held held : loss.missing()) {
                sightings.addAll(claimed(loss, held));
                sightings.addAll(buried(held));
            }
        }
        return sightings;
    }

    /// Who took the job next: whoever has the next higher token.
    private List<Sighting> claimed(Loss loss, Held held) throws SQLException {
        return query(
                """
                SELECT w.name FROM (
                  SELECT token, worker FROM attempt WHERE job = ?1 AND token > ?2
                  UNION SELECT token, owner FROM job WHERE id = ?1 AND token > ?2 AND state = 2
                  UNION SELECT token, owner FROM done WHERE id = ?1 AND token > ?2)
                JOIN worker w ON w.id = worker ORDER BY token LIMIT 1""",
                row -> new Sighting(held.job(), place(loss, row)),
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

    private static String place(Loss loss, ResultSet row) throws SQLException {
        String name = row.getString("name");
        return name.equals(loss.worker()) ? name + " (restarted)" : name;
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
