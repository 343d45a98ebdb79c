package spiral.queue.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/// Lets old records go, a few at a time. Dead letters stay until somebody decides about them, and so
/// does a cancelled job that others wait for.
final class Retention {
    private Retention() {}

    /// Removes up to `limit` jobs that ended before the time to keep, and all older counts.
    ///
    /// @return how many jobs' records went
    static int tidy(Session session, Duration keep, int limit, long now) throws SQLException {
        long before = now - keep.toMillis();
        List<Long> old =
                session.query(
                        "SELECT id FROM done%s WHERE at < ? AND has_children = 0"
                                .concat(" ORDER BY at LIMIT ?%s")
                                .formatted(
                                        session.dialect().index("done_at"),
                                        session.dialect().skipLocked()),
                        row -> row.getLong(1),
                        before,
                        limit);
        for (long id : old) {
            session.update("DELETE FROM done WHERE id = ?", id);
            session.update("DELETE FROM attempt WHERE job = ?", id);
        }
        session.update("DELETE FROM minute_count WHERE minute < ?", before / 60_000);
        session.update("DELETE FROM minute_latency WHERE minute < ?", before / 60_000);
        session.update(
                "DELETE FROM idempotency WHERE at < ?"
                        + " AND NOT EXISTS (SELECT 1 FROM job WHERE id = idempotency.job)",
                before);
        session.update("DELETE FROM tick WHERE at < ?", before);
        session.update("DELETE FROM worker WHERE ended_at < ?", before);
        return old.size();
    }
}
