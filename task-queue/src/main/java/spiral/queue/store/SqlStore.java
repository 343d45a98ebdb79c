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
import spiral.queue.JobLife;
import spiral.queue.JobState;
import spiral.queue.JobStore;
import spiral.queue.NewJob;
import spiral.queue.NoSuchJob;
import spiral.queue.Progress;
import spiral.queue.QueueSettings;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.Event;
import spiral.queue.Settlement;
import spiral.queue.WorkerProfile;

/// What both stores have in common: everything but how a transaction is run and how others learn
/// that there is work. The meaning of each move stands in [JobLife]; here it is written down.
///
/// All methods may be called from any thread.
abstract sealed class SqlStore implements JobStore permits SqliteStore, PostgresStore {
    private final Database database;
    private final Dialect dialect;
    private final QueueSettings settings;
    private final RandomGenerator random;
    private final Jobs jobs;
    private final Inserting inserting;
    private final SqlControls controls;
    private final Limits limits = new Limits();
    private final LateSuccesses late = new LateSuccesses();
    private final LowWater lowWater = new LowWater();
    private final Leases leases;
    private final Returning returning;
    private final Sweeping sweeping;
    private final ReadyLook readyLook;
    private final InHand inHand = new InHand();
    private final Reports reports;

    /// @param census counts the jobs for whoever asks
    /// @param random used by several threads at once where the database lets them write at once
    SqlStore(
            Database database,
            Dialect dialect,
            QueueSettings settings,
            Census census,
            RandomGenerator random) {
        this.database = database;
        this.dialect = dialect;
        this.settings = settings;
        this.random = random;
        this.jobs = new Jobs(settings);
        this.inserting = new Inserting(settings, random);
        this.controls = new SqlControls(database, jobs, inserting, this::announce);
        this.leases = new Leases();
        this.returning = new Returning(database, jobs, new AfterFailure(settings, random));
        this.sweeping = new Sweeping(database, leases, returning, settings.lease());
        this.reports = new Reports(census);
        this.readyLook = new ReadyLook(database, dialect);
    }

    /// Tells other processes that a job may have become ready.
    abstract void announce();

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
        announce();
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
        database.write((session, now) -> {
            session.updateAll(
                    "UPDATE job SET progress = ?, progress_note = ?"
                            + " WHERE id = ? AND token = ? AND state = 2",
                    reports,
                    report ->
                            new Object[] {
                                report.progress().percent(),
                                report.progress().note(),
                                report.claim().job(),
                                report.claim().token()
                            });
            return reports;
        });
    }

    @Override
    public int handBackAllBut(long worker, Collection<Long> held) {
        int back =
                returning
                        .all(Map.of(worker, Returning.Reason.UNHEARD), Set.copyOf(held))
                        .getOrDefault(worker, List.of())
                        .size();
        if (back > 0) {
            announce();
        }
        return back;
    }

    @Override
    public long register(WorkerProfile profile) {
        return database.write((session, now) -> leases.register(session, profile, now));
    }

    @Override
    public Heartbeat heartbeat(long worker) {
        return database.beat((session, now) -> leases.beat(session, worker, now));
    }

    /// Where jobs that run can only be found by a long walk, none is made for a worker that seems to
    /// hold nothing: the next sweep ([Leases#DUTY] later) looks after all of those together.
    @Override
    public void retire(long worker) {
        boolean walk = !inHand.leavesNothing(worker) || dialect.runningInLine().isEmpty();
        Optional<Leases.Ended> ended =
                database.write((session, now) -> leases.retire(session, worker, now));
        if (walk && ended.isPresent()) {
            sweeping.giveBack(List.of(ended.get()));
        }
        announce();
    }

    @Override
    public Exchange exchange(long worker, List<Settlement> settlements, Wanted wanted) {
        if (settlements.isEmpty() && !somethingFor(wanted)) {
            return new Exchange(List.of(), List.of());
        }
        try {
            Settled settled = settleAndClaim(worker, settlements, wanted);
            inHand.exchanged(worker, settlements.size(), settled.exchange().claims().size());
            if (settled.released() || settlements.stream().anyMatch(SqlStore::goesRoundAgain)) {
                announce();
            }
            return settled.exchange();
        } catch (Effects.EndedByEffect broken) {
            return exchange(worker, broken.without(settlements), wanted);
        }
    }

    private static boolean goesRoundAgain(Settlement settlement) {
        return switch (settlement) {
            case Settlement.HandBack _, Settlement.Failure _ -> true;
            case Settlement.Success _, Settlement.Stopped _ -> false;
        };
    }

    private record Settled(Exchange exchange, boolean released) {}

    private Settled settleAndClaim(long worker, List<Settlement> settlements, Wanted wanted) {
        return database.write((session, now) -> {
            Breakers breakers = new Breakers(settings.breaker(), session, late, now);
            Tally tally = new Tally();
            Settling settling = new Settling(jobs, settings, random, session, now, breakers, tally);
            List<Verdict> verdicts = settling.settle(settlements);
            List<Claim> claims =
                    wanted.limit() > 0
                            ? claiming(session, worker, breakers, tally, now).claim(worker, wanted)
                            : List.of();
            breakers.write();
            tally.write(session, now);
            return new Settled(new Exchange(verdicts, claims), settling.released());
        });
    }

    private Claiming claiming(
            Session session, long worker, Breakers breakers, Tally tally, long now) {
        Instant present = Instant.ofEpochMilli(now);
        Taking taking = new Taking(session, breakers, tally, lowWater, worker, present);
        return new Claiming(session, breakers, limits, taking, settings.lease(), now);
    }

    private boolean somethingFor(Wanted wanted) {
        return wanted.limit() > 0 && readyLook.anything(wanted.types());
    }

    @Override
    public boolean begin(Claim claim) {
        return database.write((session, now) ->
                session.update(
                        "UPDATE job SET begun = 1 WHERE id = ? AND token = ?" + " AND state = 2",
                        claim.job(),
                        claim.token()))
                == 1;
    }

    @Override
    public Promotion promote(long worker, int limit) {
        return promote(outlook(worker, Set.of()), worker, limit);
    }

    private Promotion promote(Outlook seen, long worker, int limit) {
        Promotion promotion =
                Promoting.look(seen, worker)
                        .orElseGet(() ->
                                database.write((session, now) ->
                                        Promoting.take(session, leases, worker, limit, now)));
        if (promotion.moved() > 0) {
            announce();
        }
        return promotion;
    }

    @Override
    public List<Lapse> sweep() {
        return sweep(outlook(0, Set.of()));
    }

    private List<Lapse> sweep(Outlook seen) {
        List<Lapse> lapses = sweeping.sweep(seen);
        if (!lapses.isEmpty()) {
            announce();
        }
        return lapses;
    }

    @Override
    public Tended tend(long worker, Set<String> types, int limit) {
        Outlook seen = outlook(worker, types);
        Promotion promotion = promote(seen, worker, limit);
        List<Lapse> lapses = sweep(seen);
        Duration untilTick = controls.tick(seen);
        Duration untilSilent = Sweeping.rest(seen);
        boolean ready =
                promotion.moved() > 0
                        || !lapses.isEmpty()
                        || readyLook.anything(types, seen.front());
        return new Tended(
                promotion,
                lapses,
                untilTick.compareTo(untilSilent) < 0 ? untilTick : untilSilent,
                ready);
    }

    private Outlook outlook(long worker, Set<String> types) {
        return Outlook.of(database, dialect, worker, types);
    }

    @Override
    public Job cancel(long id) {
        return database.write((session, now) -> cancel(session, id, now));
    }

    private Job cancel(Session session, long id, long now) throws SQLException {
        Job job = jobs.locked(session, id).orElseThrow(() -> new NoSuchJob(id));
        if (job.life().state() instanceof JobState.Running) {
            session.update("UPDATE job SET cancel_asked = 1 WHERE id = ?", id);
            return job;
        }
        JobLife after = job.life().cancel(Instant.ofEpochMilli(now));
        jobs.file(session, id, after, Optional.empty());
        count(session, now, job.type(), Event.CANCELLED);
        return jobs.any(session, id).orElseThrow();
    }

    @Override
    public Job revive(long id) {
        Redriving redriving = new Redriving(jobs);
        Job revived = database.write((session, now) -> redriving.revive(session, id, now));
        announce();
        return revived;
    }

    private static void count(Session session, long now, String type, Event event)
            throws SQLException {
        Tally tally = new Tally();
        tally.count(type, event);
        tally.write(session, now);
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
        database.close();
    }
}
