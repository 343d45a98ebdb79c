package spiral.queue.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import spiral.queue.StoreException;

/// The file and the three connections on it: one for writing, one for heartbeats (they must not
/// wait behind a long batch of their own process), one for reading.
final class SqliteDatabase implements Database {
    private final SqliteFile file;
    private final Time time;
    private final Gate gate;
    private final SqliteLane writer;
    private final SqliteLane beats;
    // guarded by readerLock
    private final Session reader;
    private final ReentrantLock readerLock = new ReentrantLock();

    /// Tells the store's time, in milliseconds.
    @FunctionalInterface
    interface Time {
        /// SQLite's own clock, and what it was moved by.
        Time OF_THE_STORE = session -> session.number(session.dialect().now());

        long now(Session session) throws SQLException;
    }

    private SqliteDatabase(SqliteFile file, Time time, Gate gate, Session reader) {
        this.file = file;
        this.time = time;
        this.gate = gate;
        this.writer = new SqliteLane(file);
        this.beats = new SqliteLane(file);
        this.reader = reader;
    }

    /// Opens the file, made anew where it is missing; its folder must exist. A file that is
    /// something else is left as it is.
    static SqliteDatabase open(Path path, Time time) {
        SqliteFile file = new SqliteFile(path);
        file.check();
        try {
            return file.exists() ? openExisting(file, time) : make(file, time);
        } catch (IOException e) {
            throw file.refused(e);
        } catch (SQLException e) {
            throw file.said(e);
        }
    }

    private static SqliteDatabase openExisting(SqliteFile file, Time time)
            throws SQLException, IOException {
        Session reader = file.session(false);
        try {
            return new SqliteDatabase(file, time, file.gate(), reader);
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /// SQLite refuses at once where two make the same file, so the second one waits for its turn.
    private static SqliteDatabase make(SqliteFile file, Time time)
            throws SQLException, IOException {
        Gate gate = file.gate();
        gate.enter();
        try {
            return new SqliteDatabase(file, time, gate, file.session(true));
        } finally {
            gate.leave();
        }
    }

    @Override
    public <T> T write(Work<T> work) {
        return transact(writer, work);
    }

    @Override
    public <T> T beat(Work<T> work) {
        return transact(beats, work);
    }

    @Override
    public <T> T read(Work<T> work) {
        readerLock.lock();
        try {
            reader.execute("BEGIN");
            try {
                return work.in(reader, time.now(reader));
            } finally {
                reader.execute("COMMIT");
            }
        } catch (SQLException e) {
            throw file.failure(e);
        } finally {
            readerLock.unlock();
        }
    }

    @Override
    public <T> T look(String query, Seen<T> row, @Nullable Object... arguments) {
        readerLock.lock();
        try {
            long now = time.now(reader);
            return reader.first(query, found -> row.map(found, now), arguments).orElseThrow();
        } catch (SQLException e) {
            throw file.failure(e);
        } finally {
            readerLock.unlock();
        }
    }

    /// Refuses a thread that is in the middle of a write: it would wait for itself.
    void refuseInside() {
        gate.refuseInside();
    }

    /// The store's time in this session, in milliseconds.
    long now(Session session) throws SQLException {
        return time.now(session);
    }

    /// A connection for somebody else.
    Connection connect() throws SQLException {
        return file.connection();
    }

    @Override
    public void close() {
        readerLock.lock();
        try (gate;
                writer;
                beats) {
            reader.close();
        } catch (SQLException | IOException e) {
            throw new StoreException(
                    "the store " + file.path() + " did not close well: " + SqliteFile.reason(e), e);
        } finally {
            readerLock.unlock();
        }
    }

    private <T> T transact(SqliteLane lane, Work<T> work) {
        gate.enter();
        try {
            Session session = lane.begin();
            boolean done = false;
            try {
                T result = work.in(session, time.now(session));
                session.execute("COMMIT");
                done = true;
                return result;
            } finally {
                if (!done) {
                    lane.rollBack();
                }
            }
        } catch (SQLException e) {
            throw file.failure(e);
        } finally {
            gate.leave();
        }
    }
}
