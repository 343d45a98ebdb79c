package spiral.queue.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import spiral.queue.JobState;
import spiral.queue.NewJob;
import spiral.queue.NoSuchJob;

/// Jobs that wait for other jobs. A row of `parent` stands for one wait and goes when the parent has
/// succeeded; a child without such rows is free. A parent that is dead or cancelled keeps its
/// children waiting: if it is sent round again and succeeds, they run.
final class Family {
    private Family() {}

    /// Those of these jobs that have not succeeded. Locked until the end of the transaction, so that
    /// none can succeed in between.
    static List<Long> unfinished(Session session, List<Long> ids) throws SQLException {
        List<Long> open = new ArrayList<>();
        for (long id : ids) {
            session.number("SELECT id FROM job WHERE id = ?" + session.dialect().lock(), id);
            int state =
                    session.first(
                                    "SELECT state FROM job WHERE id = ?"
                                            + " UNION ALL SELECT state FROM done WHERE id = ?",
                                    row -> row.getInt(1),
                                    id,
                                    id)
                            .orElseThrow(() -> new NoSuchJob(id));
            if (JobState.Name.of(state) != JobState.Name.SUCCEEDED) {
                open.add(id);
            }
        }
        return open;
    }

    /// From now on the child waits for its parents.
    static void adopt(Session session, long child, NewJob job) throws SQLException {
        for (long parent : unfinished(session, job.ties().parents())) {
            session.update("INSERT INTO parent VALUES (?, ?)", parent, child);
            session.update("UPDATE job SET has_children = 1 WHERE id = ?", parent);
            session.update("UPDATE done SET has_children = 1 WHERE id = ?", parent);
        }
    }

    /// The parent has succeeded. True when a child became free.
    static boolean release(Session session, long parent, long ageingMillis, long now)
            throws SQLException {
        List<Long> children =
                session.query(
                        "SELECT child FROM parent WHERE parent = ? ORDER BY child",
                        row -> row.getLong(1),
                        parent);
        session.update("DELETE FROM parent WHERE parent = ?", parent);
        session.update("UPDATE done SET has_children = 0 WHERE id = ?", parent);
        int freed = 0;
        for (long child : children) {
            session.update("UPDATE job SET parents_left = parents_left - 1 WHERE id = ?", child);
            freed +=
                    session.update(
                            """
                            UPDATE job SET state = CASE WHEN at > ? THEN 0 ELSE 1 END,
                              rank = CASE WHEN at > ? THEN at ELSE ? END - priority * ?,
                              at = CASE WHEN at > ? THEN at ELSE ? END
                            WHERE id = ? AND state = 7 AND parents_left <= 0\
                            """,
                            now,
                            now,
                            now,
                            ageingMillis,
                            now,
                            now,
                            child);
        }
        return freed > 0;
    }

    /// These children are let go: a parent whose last one went has none. The parents are locked
    /// first, so that whoever adopts a child in between is seen.
    static void forget(Session session, String children) throws SQLException {
        Dialect dialect = session.dialect();
        List<Long> parents =
                session.query(
                        "DELETE FROM parent WHERE child %s RETURNING parent"
                                .formatted(dialect.amongIds()),
                        row -> row.getLong(1),
                        children);
        for (String table : parents.isEmpty() ? List.<String>of() : List.of("job", "done")) {
            session.query(
                    "SELECT id FROM %s WHERE id %s ORDER BY id%s"
                            .formatted(table, dialect.amongIds(), dialect.lock()),
                    row -> row.getLong(1),
                    dialect.list(parents));
            session.update(
                    """
                    UPDATE %1$s SET has_children = 0 WHERE id %2$s
                      AND NOT EXISTS (SELECT 1 FROM parent WHERE parent = %1$s.id)\
                    """
                            .formatted(table, dialect.amongIds()),
                    dialect.list(parents));
        }
    }

    /// A cancelled child that comes back waits again, for those parents that have not succeeded.
    static void blockAgain(Session session, long child) throws SQLException {
        int parents = Jobs.waitsFor(session, child).size();
        if (parents > 0) {
            session.update(
                    "UPDATE job SET state = 7, parents_left = ? WHERE id = ?", parents, child);
        }
    }
}
