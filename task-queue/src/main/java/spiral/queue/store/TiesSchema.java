package spiral.queue.store;

import java.util.List;

/// The tables' second step: keys, limits, parents, lanes, schedules, and a rank by which ready jobs
/// stand in line. The same for both databases.
final class TiesSchema {
    private static final List<String> STATEMENTS =
            List.of(
                    // when it was due, less what its priority is worth: the line's order for ever
                    "ALTER TABLE job ADD COLUMN rank INTEGER NOT NULL DEFAULT 0",
                    "ALTER TABLE job ADD COLUMN unique_key TEXT",
                    "ALTER TABLE job ADD COLUMN limit_key TEXT",
                    "ALTER TABLE job ADD COLUMN parents_left INTEGER NOT NULL DEFAULT 0",
                    "ALTER TABLE job ADD COLUMN has_children INTEGER NOT NULL DEFAULT 0",
                    "ALTER TABLE job ADD COLUMN progress INTEGER",
                    "ALTER TABLE job ADD COLUMN progress_note TEXT",
                    "ALTER TABLE done ADD COLUMN unique_key TEXT",
                    "ALTER TABLE done ADD COLUMN limit_key TEXT",
                    "ALTER TABLE done ADD COLUMN has_children INTEGER NOT NULL DEFAULT 0",
                    "INSERT INTO meta SELECT 'ageing', 600000 FROM meta WHERE key = 'lease'",
                    "UPDATE job SET rank = at - priority * 600000",
                    "DROP INDEX job_ready",
                    "CREATE INDEX job_ready ON job (rank, id, type)"
                            + " WHERE state = 1 AND crashes = 0 AND limit_key IS NULL",
                    "CREATE INDEX job_limited ON job (limit_key, rank, id, type)"
                            + " WHERE state = 1 AND crashes = 0 AND limit_key IS NOT NULL",
                    "CREATE INDEX job_limited_running ON job (limit_key)"
                            + " WHERE state = 2 AND limit_key IS NOT NULL",
                    "CREATE INDEX job_blocked ON job (id) WHERE state = 7",
                    "CREATE UNIQUE INDEX job_unique ON job (type, unique_key)"
                            + " WHERE unique_key IS NOT NULL AND state <> 5",
                    """
                    CREATE TABLE idempotency (
                      type TEXT NOT NULL, key TEXT NOT NULL, hash TEXT NOT NULL, job INTEGER NOT NULL,
                      at INTEGER NOT NULL, PRIMARY KEY (type, key)) WITHOUT ROWID\
                    """,
                    "CREATE INDEX idempotency_at ON idempotency (at)",
                    """
                    CREATE TABLE parent (
                      parent INTEGER NOT NULL, child INTEGER NOT NULL,
                      PRIMARY KEY (parent, child)) WITHOUT ROWID\
                    """,
                    "CREATE INDEX parent_child ON parent (child)",
                    "CREATE TABLE lane (type TEXT PRIMARY KEY, mode TEXT NOT NULL) WITHOUT ROWID",
                    """
                    CREATE TABLE limits (
                      key TEXT PRIMARY KEY, running INTEGER NOT NULL, starts INTEGER NOT NULL,
                      per INTEGER NOT NULL, spare INTEGER NOT NULL, since INTEGER NOT NULL) WITHOUT ROWID\
                    """,
                    """
                    CREATE TABLE schedule (
                      name TEXT PRIMARY KEY, cron TEXT NOT NULL, zone TEXT NOT NULL,
                      missed TEXT NOT NULL, type TEXT NOT NULL, payload TEXT NOT NULL,
                      priority INTEGER NOT NULL, max_attempts INTEGER NOT NULL, timeout INTEGER NOT NULL,
                      delay INTEGER NOT NULL, unique_key TEXT, limit_key TEXT,
                      next_at INTEGER NOT NULL) WITHOUT ROWID\
                    """,
                    "CREATE INDEX schedule_next ON schedule (next_at)",
                    """
                    CREATE TABLE tick (
                      name TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (name, at)) WITHOUT ROWID\
                    """);

    private TiesSchema() {}

    static List<String> statements() {
        return STATEMENTS;
    }
}
