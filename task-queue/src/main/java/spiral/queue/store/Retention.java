package spiral.queue.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/// Lets old records go, a few at a time. Dead letters stay until somebody decides about them, and so
/// does a cancelled job that others wait for, as long as these are there.
final class Retention {
    /// Jobs, or keys, whose records go in one transaction: some 20 ms.
    static final int AT_ONCE = 2_000;

    /// Transactions in a row. With the rest that a worker takes in between this keeps up with 40,000
    /// jobs a second.
    private static final int IN_A_ROW = 4;

    /// Counts of so many minutes go at once.
    private static final int MINUTES = 10;

    private Retention() {}

    /// Removes jobs that ended before the time to keep, the oldest first, and older counts.
    ///
    /// @return how many jobs' records went
    static int tidy(Database database, Duration keep) {
        int all = 0;
        for (int i = 0; i < IN_A_ROW; i++) {
            int gone = database.write((session, now) -> tidy(session, now - keep.toMillis()));
            all += gone;
            if (gone < AT_ONCE) {
                break;
            }
        }
        return all;
    }

    private static int tidy(Session session, long before) throws SQLException {
        Dialect dialect = session.dialect();
        List<Long> old =
                session.query(
                        "SELECT id FROM done%s WHERE at < ? AND has_children = 0 ORDER BY at LIMIT ?%s"
                                .formatted(dialect.index("done_at"), dialect.skipLocked()),
                        row -> row.getLong(1),
                        before,
                        AT_ONCE);
        String ids = dialect.list(old);
        session.update("DELETE FROM done WHERE id " + dialect.amongIds(), ids);
        session.update("DELETE FROM attempt WHERE job " + dialect.amongIds(), ids);
        Family.forget(session, ids);
        minutes(session, "minute_count", before / 60_000);
        minutes(session, "minute_latency", before / 60_000);
        keys(session, before);
        session.update("DELETE FROM tick WHERE at < ?", before);
        session.update("DELETE FROM worker WHERE ended_at < ?", before);
        return old.size();
    }

    private static void minutes(Session session, String table, long before) throws SQLException {
        session.update(
                "DELETE FROM %1$s WHERE minute < ? AND minute < (SELECT min(minute) FROM %1$s) + %2$d"
                        .formatted(table, MINUTES),
                before);
    }

    private record Key(String type, String key) {}

    private static void keys(Session session, long before) throws SQLException {
        List<Key> old =
                session.query(
                        """
                        SELECT type, key FROM idempotency AS old WHERE at < ?
                          AND NOT EXISTS (SELECT 1 FROM job WHERE id = old.job) ORDER BY at LIMIT ?\
                        """,
                        row -> new Key(row.getString(1), row.getString(2)),
                        before,
                        AT_ONCE);
        session.updateAll(
                "DELETE FROM idempotency WHERE type = ? AND key = ?",
                old,
                key -> new Object[] {key.type(), key.key()});
    }
}
