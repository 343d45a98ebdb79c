package spiral.queue.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;
import spiral.queue.StoreException;

/// The file and the three connections on it: one for writing, one for heartbeats (they must not
/// wait behind a long batch of their own process), one for reading.
final class SqliteDatabase implements Database {
    /// How long a connection waits for SQLite's own lock. The gate keeps writers apart, so only
    /// recovery after a crash or a stranger with another tool is waited for here.
    private static final int BUSY_MILLIS = 30_000;

    private final Path file;
    private final Time time;
    private final Gate gate;
    private final Lane writer;
    private final Lane beats;
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

    private SqliteDatabase(
            Path file, Time time, Gate gate, Lane writer, Lane beats, Session reader) {
        this.file = file;
        this.time = time;
        this.gate = gate;
        this.writer = writer;
        this.beats = beats;
        this.reader = reader;
    }

    /// Opens the file, made anew where it is missing; its folder must exist. A file that is
    /// something else is left as it is.
    static SqliteDatabase open(Path file, Time time) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new StoreException("there is no folder " + folder + " for the store " + file);
        }
        if (Files.isDirectory(file)) {
            throw new StoreException("the store " + file + " is a folder; name a file in it");
        }
        if (!Files.isWritable(folder)) {
            throw new StoreException("the folder " + folder + " cannot be written");
        }
        try {
            boolean made = Files.exists(file) && Files.size(file) > 0;
            return made ? openExisting(file, time) : make(file, time);
        } catch (IOException e) {
            throw new StoreException(
                    "the folder " + folder + " cannot be written: " + reason(e), e);
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    private static SqliteDatabase openExisting(Path file, Time time)
            throws SQLException, IOException {
        Session reader = connect(file, false);
        try {
            return new SqliteDatabase(
                    file, time, gate(file), new Lane(file), new Lane(file), reader);
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /// SQLite refuses at once where two make the same file, so the second one waits for its turn.
    private static SqliteDatabase make(Path file, Time time) throws SQLException, IOException {
        Gate gate = gate(file);
        gate.enter();
        try {
            Session reader = connect(file, true);
            return new SqliteDatabase(file, time, gate, new Lane(file), new Lane(file), reader);
        } finally {
            gate.leave();
        }
    }

    private static Gate gate(Path file) throws IOException {
        return new Gate(file.resolveSibling(file.getFileName() + ".gate"));
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
            throw failure(e);
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
            throw failure(e);
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
        SQLiteConfig config = new SQLiteConfig();
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    @Override
    public void close() {
        readerLock.lock();
        try (gate;
                writer;
                beats) {
            reader.close();
        } catch (SQLException | IOException e) {
            throw new StoreException("the store " + file + " did not close well: " + reason(e), e);
        } finally {
            readerLock.unlock();
        }
    }

    private <T> T transact(Lane lane, Work<T> work) {
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
            throw failure(e);
        } finally {
            gate.leave();
        }
    }

    /// A connection for writing. One that is stuck (something left a cursor open, closed it, or ran
    /// out of memory in the middle) is replaced by a new one. Used inside the gate only.
    private static final class Lane implements AutoCloseable {
        private final Path file;
        private @Nullable Session session;

        Lane(Path file) {
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
            Session fresh = connect(file, false);
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

    /// Journal mode is a property of the file: it is set for a new one and only looked at later.
    private static Session connect(Path file, boolean fresh) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setGetGeneratedKeys(false); // nobody asks, and it would cost a statement per insert
        config.setOpenMode(
                SQLiteOpenMode.NOMUTEX); // one thread at a time, and the driver sees to it
        Session session =
                new Session(
                        config.createConnection("jdbc:sqlite:" + file), SqliteDialect.SQLITE, 0);
        try {
            if (fresh) {
                session.execute("PRAGMA journal_mode = WAL");
            }
            Schema.prepare(session, file);
            return session;
        } catch (SQLException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /// Tables that lack a name or refuse a row may have been changed by a newer program under this one:
    /// whoever opens the store then is told so.
    private StoreException failure(SQLException e) {
        String text = String.valueOf(e.getMessage());
        if (text.contains("[SQLITE_ERROR]") || text.contains("[SQLITE_CONSTRAINT")) {
            try (Session _ = connect(file, false)) {
                return failure(file, e);
            } catch (SQLException unreadable) {
                return failure(file, e);
            } catch (StoreException refusal) {
                refusal.addSuppressed(e);
                return refusal;
            }
        }
        return failure(file, e);
    }

    private static StoreException failure(Path file, SQLException e) {
        return new StoreException("the store " + file + ": " + reason(e), e);
    }

    private static String reason(Exception e) {
        String text = String.valueOf(e.getMessage());
        return switch (text) {
            case String s when s.contains("SQLITE_NOTADB") -> "this file is not a queue's store";
            case String s when s.contains("SQLITE_FULL") -> "the disk is full";
            case String s when s.contains("SQLITE_READONLY") -> "it cannot be written";
            case String s when s.contains("SQLITE_CANTOPEN") -> "it cannot be opened";
            case String s when s.contains("SQLITE_CORRUPT") -> "the file is damaged";
            case String s when s.contains("SQLITE_BUSY_SNAPSHOT") ->
                    "an open cursor of this process keeps it from writing";
            case String s when s.contains("SQLITE_BUSY") ->
                    "another program has kept it locked for " + BUSY_MILLIS / 1000 + " s";
            default -> text;
        };
    }
}
