package spiral.queue.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/// What the demo's jobs leave in the store, one row each. The table has no rule against a second
/// row for the same job on purpose: if one were ever written, the reckoning would find it.
final class Effects {
    private static final String TABLE =
            "CREATE TABLE IF NOT EXISTS effect (job INTEGER NOT NULL, type TEXT NOT NULL,"
                    + " file TEXT NOT NULL, found TEXT NOT NULL)";

    private Effects() {}

    /// Makes the table where it is missing.
    static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
    }

    /// Adds a row, in whatever transaction the connection is in.
    static void add(Connection connection, long job, String type, String file, String found)
            throws SQLException {
        prepare(connection);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO effect VALUES (?, ?, ?, ?)")) {
            insert.setLong(1, job);
            insert.setString(2, type);
            insert.setString(3, file);
            insert.setString(4, found);
            insert.executeUpdate();
        }
    }
}
