package spiral.queue.store;

import java.util.List;

/// From the tables' first version to the second, on SQLite: counters that are spread over several
/// rows, and the doors at which processes listen. PostgreSQL began with the second one.
final class StripesSchema {
    private static final List<String> STATEMENTS =
            List.of(
                    "ALTER TABLE total RENAME TO old_total",
                    """
                    CREATE TABLE total (
                      event TEXT NOT NULL, stripe INTEGER NOT NULL, n INTEGER NOT NULL,
                      PRIMARY KEY (event, stripe)) WITHOUT ROWID\
                    """,
                    "INSERT INTO total SELECT event, 0, n FROM old_total",
                    "DROP TABLE old_total",
                    "ALTER TABLE minute_count RENAME TO old_count",
                    """
                    CREATE TABLE minute_count (
                      minute INTEGER NOT NULL, type TEXT NOT NULL, event TEXT NOT NULL,
                      stripe INTEGER NOT NULL, n INTEGER NOT NULL,
                      PRIMARY KEY (minute, type, event, stripe)) WITHOUT ROWID\
                    """,
                    "INSERT INTO minute_count SELECT minute, type, event, 0, n FROM old_count",
                    "DROP TABLE old_count",
                    "ALTER TABLE minute_latency RENAME TO old_latency",
                    """
                    CREATE TABLE minute_latency (
                      minute INTEGER NOT NULL, type TEXT NOT NULL, what TEXT NOT NULL, bucket INTEGER NOT NULL,
                      stripe INTEGER NOT NULL, n INTEGER NOT NULL,
                      PRIMARY KEY (minute, type, what, bucket, stripe)) WITHOUT ROWID\
                    """,
                    "INSERT INTO minute_latency SELECT minute, type, what, bucket, 0, n FROM old_latency",
                    "DROP TABLE old_latency",
                    "CREATE TABLE listener (port INTEGER PRIMARY KEY, pid INTEGER NOT NULL)");

    private StripesSchema() {}

    static List<String> statements() {
        return STATEMENTS;
    }
}
