package spiral.queue.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/// Lets old records go, a few at a time. Dead letters stay until somebody decides about them.
final class Retention {
    private Retention() {}

    static int prune(Session session, Duration keep, int limit, long now) throws SQLException {
        long before = now - keep.toMillis();
        List<Long> old =
                session.query(
                        "SELECT id FROM (SELECT id, at FROM done ORDER BY id LIMIT ?) WHERE at < ?",
                        row -> row.getLong(1),
                        limit,
                        before);
        for (long id : old) {
            session.update("DELETE FROM done WHERE id = ?", id);
            session.update("DELETE FROM attempt WHERE job = ?", id);
        }
        session.update("DELETE FROM minute_latency WHERE minute < ?", before / 60_000);
        session.update("DELETE FROM worker WHERE ended_at < ?", before);
        return old.size();
    }
}
