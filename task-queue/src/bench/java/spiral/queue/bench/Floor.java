package spiral.queue.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/// What this machine could do without a queue: the least that a durable queue on SQLite can be,
/// and the bare disk below it.
final class Floor {
    private static final int BATCH = 500;

    private final Path folder;

    Floor(Path folder) {
        this.folder = folder;
    }

    /// Pages of 4 KiB that the disk takes one after the other, per second.
    double syncs() throws IOException {
        int times = 300;
        ByteBuffer page = ByteBuffer.allocate(4096);
        try (FileChannel file =
                FileChannel.open(
                        folder.resolve("syncs"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
            long begun = System.nanoTime();
            for (int i = 0; i < times; i++) {
                file.write(page.clear());
                file.force(false);
            }
            return times / seconds(begun);
        }
    }

    /// Rows of four columns inserted in one transaction, per second.
    double inserts(int rows) throws SQLException {
        try (Connection connection = connect("inserts.db")) {
            return insert(connection, rows);
        }
    }

    /// Rows that are leased in batches (one update), then filed elsewhere and deleted (one
    /// statement each), every batch one durable transaction with the lease of the next, per second.
    double leasesAndAcks(int rows) throws SQLException {
        try (Connection connection = connect("leases.db")) {
            insert(connection, rows);
            long begun = System.nanoTime();
            for (int done = 0; done <= rows; done += BATCH) {
                execute(connection, "BEGIN IMMEDIATE");
                execute(connection, "INSERT INTO done SELECT * FROM job WHERE state = 2");
                execute(connection, "DELETE FROM job WHERE state = 2");
                execute(
                        connection,
                        "UPDATE job SET state = 2, token = token + 1 WHERE id IN"
                                + " (SELECT id FROM job WHERE state = 1 ORDER BY id LIMIT "
                                + BATCH
                                + ")");
                execute(connection, "COMMIT");
            }
            return rows / seconds(begun);
        }
    }

    private static double insert(Connection connection, int rows) throws SQLException {
        long begun = System.nanoTime();
        execute(connection, "BEGIN IMMEDIATE");
        try (PreparedStatement row =
                connection.prepareStatement("INSERT INTO job VALUES (?, 1, 0, '{}')")) {
            for (int id = 0; id < rows; id++) {
                row.setInt(1, id);
                row.executeUpdate();
            }
        }
        execute(connection, "COMMIT");
        return rows / seconds(begun);
    }

    private Connection connect(String name) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(name));
        execute(connection, "PRAGMA journal_mode = WAL");
        execute(connection, "PRAGMA synchronous = FULL");
        String columns = "(id INTEGER PRIMARY KEY, state INTEGER, token INTEGER, payload TEXT)";
        execute(connection, "CREATE TABLE job " + columns);
        execute(connection, "CREATE TABLE done " + columns);
        execute(connection, "CREATE INDEX job_state ON job (state, id)");
        return connection;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
