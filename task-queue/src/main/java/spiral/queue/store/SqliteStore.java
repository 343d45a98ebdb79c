package spiral.queue.store;

import java.nio.file.Path;
import java.util.random.RandomGenerator;
import spiral.async.Scheduler;
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
    private final SqliteDatabase database;
    private final long pollSeed;

    private SqliteStore(SqliteDatabase database, QueueSettings settings, RandomGenerator random) {
        super(database, settings, random);
        this.database = database;
        this.pollSeed = random.nextLong();
    }

    /// Opens the store in this file, made with the wished settings where there is none yet.
    ///
    /// @throws spiral.queue.StoreException when the file cannot be opened or is something else
    public static SqliteStore open(Path file, QueueSettings wished, RandomGenerator random) {
        SqliteDatabase database = SqliteDatabase.open(file);
        return new SqliteStore(database, Schema.settings(database, wished), random);
    }

    /// Others look for themselves: [CommitPoll].
    @Override
    void announce() {}

    @Override
    public Subscription onWork(Scheduler scheduler, Runnable listener) {
        return CommitPoll.start(database, scheduler, pollSeed, listener);
    }
}
