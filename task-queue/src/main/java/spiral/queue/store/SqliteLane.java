package spiral.queue.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// A connection for writing. One that is stuck (something left a cursor open, closed it, or ran
/// out of memory in the middle) is replaced by a new one. Used inside the [Gate] only.
final class SqliteLane implements AutoCloseable {
    private final SqliteFile file;
    private @Nullable Session session;

    SqliteLane(SqliteFile file) {
        this.file = file;
    }

    Session begin() throws SQLException {
        Session usable = session == null ? renew() : session;
        try {
            usable.execute("BEGIN IMMEDIATE");
        } catch (SQLException stuck) {
            usable = renew();
            usable.execute("BEGIN IMMEDIATE");
        }
        return usable;
    }

    /// SQLite has often rolled back by itself (disk full); a new connection is as good as a
    /// rollback in every other case.
    void rollBack() {
        try {
            if (session != null) {
                session.execute("ROLLBACK");
            }
        } catch (SQLException | RuntimeException | Error e) {
            close();
        }
    }

    private Session renew() throws SQLException {
        close();
        Session fresh = file.session(false);
        session = fresh;
        return fresh;
    }

    @Override
    public void close() {
        Session old = session;
        session = null;
        try {
            if (old != null) {
                old.close();
            }
        } catch (SQLException alreadyBroken) {
            return;
        }
    }
}
