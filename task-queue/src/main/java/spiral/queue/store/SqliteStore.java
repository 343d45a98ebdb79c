package spiral.queue.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import spiral.queue.NewJob;
import spiral.queue.QueueSettings;

/// The queue in one SQLite file, shared by any number of processes on one machine.
///
///     submit ─┐
///     exchange ├─► gate (one writer at a time, in turn) ─► BEGIN IMMEDIATE … COMMIT ─► fsync
///     sweep  ─┘                                             WAL mode, synchronous=FULL
///     list, stats ───────────────────────────────────────► a snapshot; never waits
///
/// A returned call is on disk. All methods may be called from any thread; writes of one process
/// queue behind each other, heartbeats pass them on a connection of their own.
public final class SqliteStore extends SqlStore {
    private static final int MOST_JOBS_IN_A_COMMIT = 10_000;

    private final SqliteDatabase database;
    private final Combining combining;

    private SqliteStore(
            SqliteDatabase database,
            QueueSettings settings,
            Census census,
            RandomGenerator random) {
        super(database, SqliteDialect.SQLITE, settings, census, random);
        this.database = database;
        this.combining = new Combining(MOST_JOBS_IN_A_COMMIT, super::insert);
    }

    /// Opens the store in this file, made with the wished settings where there is none yet.
    ///
    /// @throws spiral.queue.StoreException when the file cannot be opened or is something else
    public static SqliteStore open(Path file, QueueSettings wished, RandomGenerator random) {
        return open(file, SqliteDatabase.Time.OF_THE_STORE, wished, new Census(false), random);
    }

    /// The same, but whatever this process does in the store happens at the time of this clock: for
    /// tests in virtual time. It must be the only process on the store.
    public static SqliteStore open(
            Path file, InstantSource clock, QueueSettings wished, RandomGenerator random) {
        return open(file, session -> clock.millis(), wished, new Census(true), random);
    }

    private static SqliteStore open(
            Path file,
            SqliteDatabase.Time time,
            QueueSettings wished,
            Census census,
            RandomGenerator random) {
        SqliteDatabase database = SqliteDatabase.open(file, time);
        return new SqliteStore(database, Schema.settings(database, wished), census, random);
    }

    @Override
    <T> T lent(Connection connection, Database.Work<T> work) throws SQLException {
        try (Session session = new Session(connection, SqliteDialect.SQLITE, 0, true)) {
            return session.inSavepoint(() -> work.in(session, database.now(session)));
        }
    }

    @Override
    public Connection connect() throws SQLException {
        return database.connect();
    }

    /// Callers that come at the same time share a commit: SQLite writes for one after the other,
    /// and a commit costs the disk as much for a hundred jobs as for one.
    @Override
    List<Long> insert(List<NewJob> batch) {
        database.refuseInside();
        return combining.submit(batch);
    }

    @Override
    void ring() {
        Doorbell.ring(database);
    }

    @Override
    public Subscription onWork(Runnable listener) {
        return Doorbell.listen(database, listener);
    }
}
