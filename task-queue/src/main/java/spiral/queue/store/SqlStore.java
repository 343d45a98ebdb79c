package spiral.queue.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import spiral.queue.AttemptRecord;
import spiral.queue.Claim;
import spiral.queue.Controls;
import spiral.queue.Job;
import spiral.queue.JobState;
import spiral.queue.JobStore;
import spiral.queue.NewJob;
import spiral.queue.Progress;
import spiral.queue.QueueSettings;
import spiral.queue.QueueStats;
import spiral.queue.Settlement;
import spiral.queue.WorkerProfile;

/// What both stores have in common: everything but how a transaction is run and how others learn
/// that there is work. The meaning of each move stands in [JobLife]; here it is written down.
///
/// All methods may be called from any thread.
abstract sealed class SqlStore implements JobStore permits SqliteStore, PostgresStore {
    private final Database database;
    private final QueueSettings settings;
    private final Jobs jobs;
    private final Inserting inserting;
    private final SqlControls controls;
    private final Workers workers;
    private final Exchanging exchanging;
    private final Tending tending;
    private final Cancelling cancelling;
    private final Reports reports;
    private final Announcing announcing = new Announcing(this::ring);

    /// @param census counts the jobs for whoever asks
    /// @param random used by several threads at once where the database lets them write at once
    SqlStore(
            Database database,
            Dialect dialect,
            QueueSettings settings,
            Census census,
            RandomGenerator random) {
        this.database = database;
        this.settings = settings;
        this.jobs = new Jobs(settings);
        this.inserting = new Inserting(settings, random);
        this.controls = new SqlControls(database, jobs, inserting, announcing::announce);
        Leases leases = new Leases();
        Returning returning = new Returning(database, jobs, new AfterFailure(settings, random));
        Sweeping sweeping = new Sweeping(database, leases, returning, settings.lease());
        InHand inHand = new InHand();
        this.workers =
                new Workers(
                        database,
                        dialect,
                        leases,
                        returning,
                        sweeping,
                        inHand,
                        announcing::announce);
        ReadyLook readyLook = new ReadyLook(database, dialect);
        this.exchanging =
                new Exchanging(
                        database, settings, random, jobs, readyLook, inHand, announcing::announce);
        this.tending =
                new Tending(
                        database,
                        dialect,
                        leases,
                        sweeping,
                        controls,
                        readyLook,
                        announcing::announce);
        this.cancelling = new Cancelling(jobs);
        this.reports = new Reports(census);
    }

    /// Tells other processes that a job may have become ready, on a thread that may wait.
    abstract void ring();

    @Override
    public QueueSettings settings() {
        return settings;
    }

    @Override
    public Instant now() {
        return Instant.ofEpochMilli(database.read((session, now) -> now));
    }

    @Override
    public List<Long> submit(List<NewJob> batch) {
        if (batch.isEmpty()) {
            return List.of();
        }
        List<Long> ids = insert(batch);
        announcing.announce();
        return ids;
    }

    /// Stores these jobs in a transaction of their own.
    List<Long> insert(List<NewJob> batch) {
        List<Long> ids = insert(inserting, batch);
        inserting.stored();
        return ids;
    }

    /// One transaction of [#insert(List)].
    List<Long> insert(Inserting inserting, List<NewJob> batch) {
        return database.write((session, now) -> insert(session, batch, now));
    }

    /// True once this process knows that the store has its first job.
    final boolean begun() {
        return inserting.marked();
    }

    @Override
    public List<Long> submit(Connection connection, List<NewJob> batch) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new IllegalArgumentException(
                    "the connection is in auto-commit mode; it must be in a transaction");
        }
        return batch.isEmpty()
                ? List.of()
                : lent(connection, (session, now) -> insert(session, batch, now));
    }

    private List<Long> insert(Session session, List<NewJob> batch, long now) throws SQLException {
        Opening opening = session.dialect().open(session, batch.size(), now);
        return inserting.insert(session, batch, opening);
    }

    /// Runs work in somebody else's transaction, on their connection.
    abstract <T> T lent(Connection connection, Database.Work<T> work) throws SQLException;

    @Override
    public Controls controls() {
        return controls;
    }

    @Override
    public void progress(List<Progress.Report> reports) {
        workers.progress(reports);
    }

    @Override
    public int handBackAllBut(long worker, Collection<Long> held) {
        return workers.handBackAllBut(worker, held);
    }

    @Override
    public long register(WorkerProfile profile) {
        return workers.register(profile);
    }

    @Override
    public Heartbeat heartbeat(long worker) {
        return workers.heartbeat(worker);
    }

    @Override
    public void retire(long worker) {
        workers.retire(worker);
    }

    @Override
    public Exchange exchange(long worker, List<Settlement> settlements, Wanted wanted) {
        return exchanging.exchange(worker, settlements, wanted);
    }

    @Override
    public boolean begin(Claim claim) {
        return workers.begin(claim);
    }

    @Override
    public Promotion promote(long worker, int limit) {
        return tending.promote(worker, limit);
    }

    @Override
    public List<Lapse> sweep() {
        return tending.sweep();
    }

    @Override
    public Tended tend(long worker, Set<String> types, int limit) {
        return tending.tend(worker, types, limit);
    }

    @Override
    public Job cancel(long id) {
        return database.write((session, now) -> cancelling.cancel(session, id, now));
    }

    @Override
    public Job revive(long id) {
        Redriving redriving = new Redriving(jobs);
        Job revived = database.write((session, now) -> redriving.revive(session, id, now));
        announcing.announce();
        return revived;
    }

    @Override
    public Optional<Job> find(long id) {
        return database.read((session, now) -> jobs.any(session, id));
    }

    @Override
    public List<Job> list(Optional<JobState.Name> state, Optional<String> type, int limit) {
        return database.read((session, now) -> {
            Listing listing = new Listing(session, type.map(Set::of), limit);
            List<Job> found = jobs.these(session, listing.all(state));
            found.sort(Comparator.comparingLong(Job::id).reversed());
            return found;
        });
    }

    @Override
    public List<Long> newest(Set<String> types, Optional<JobState.Name> state, int limit) {
        return database.read(
                (session, now) -> new Listing(session, Optional.of(types), limit).newest(state));
    }

    @Override
    public Map<String, Map<JobState.Name, Long>> standing(Set<String> types) {
        return database.read((session, now) -> ByType.standing(session, types));
    }

    @Override
    public List<AttemptRecord> attempts(long id) {
        return database.read((session, now) -> Reports.attempts(session, id));
    }

    @Override
    public Set<String> handledTypes() {
        return database.read((session, now) -> Reports.handledTypes(session));
    }

    @Override
    public QueueStats stats(Duration window) {
        Duration kept = settings.retention();
        Duration seen = window.compareTo(kept) < 0 ? window : kept;
        return database.read((session, now) -> reports.stats(session, seen, now));
    }

    @Override
    public int tidy() {
        return Retention.tidy(database, settings.retention());
    }

    /// Moves the store's clock, for tests of everything that waits. All processes see it.
    public final void shiftClock(Duration by) {
        database.write((session, now) -> {
            long offset = session.number("SELECT value FROM meta WHERE key = 'clock offset'");
            Schema.put(session, "clock offset", offset + by.toMillis());
            return offset;
        });
    }

    @Override
    public void close() {
        announcing.close();
        database.close();
    }
}
