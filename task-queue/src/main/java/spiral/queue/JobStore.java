package spiral.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where jobs live: the contract between the queue's processes and whatever keeps the jobs safe.
///
/// - **Acknowledged means on disk.** A method that returns has made its change durable; one that
///   throws [StoreException] has changed nothing.
/// - **The store's clock decides** ([#now]). Callers pass durations, never their own time.
/// - **Leases belong to worker processes, tokens to attempts.** A process that misses its
///   heartbeats loses its jobs; what it sends afterwards carries a stale token and is refused.
///
/// Every method may be called from any thread and may block; an event loop calls it through a
/// thread of its own. One contract suite, `JobStoreContract`, holds for each implementation.
public interface JobStore extends AutoCloseable {

    /// What all processes on this store agreed on when it was made.
    QueueSettings settings();

    /// The store's clock.
    Instant now();

    /// Stores these jobs, all or none, and returns their ids in order; for a job whose key is taken,
    /// the id of the one that is there.
    ///
    /// @throws KeyConflict when an idempotency key belongs to a job with another payload
    /// @throws Lane.Closed when a type's lane is draining
    /// @throws NoSuchJob when a parent is not known
    List<Long> submit(List<NewJob> jobs);

    /// Starts a lease for a worker process and returns the number that stands for it. Numbers are
    /// never used twice.
    long register(WorkerProfile profile);

    /// Renews the worker's lease. Call it at least four times per lease.
    Heartbeat heartbeat(long worker);

    /// Ends the lease of a worker that leaves in order. Jobs that it still holds become ready and
    /// cost nothing.
    void retire(long worker);

    /// Claims up to `limit` ready jobs of these types, highest priority first, oldest first among
    /// equals. A job that has seen a crash comes as the only one, with [Claim#alone]. Types whose
    /// breaker is open stay where they are.
    default List<Claim> claim(long worker, Set<String> types, int limit) {
        Wanted wanted = new Wanted(types, limit, Suspects.BEFORE_OTHERS);
        return exchange(worker, List.of(), wanted).claims();
    }

    /// Ends attempts. Each verdict stands at its settlement's place; a refused one changed nothing.
    /// A settlement that was carried out before, and whose answer was lost, is accepted again: its
    /// effects are not repeated.
    default List<Verdict> settle(long worker, List<Settlement> settlements) {
        return exchange(worker, settlements, Wanted.NOTHING).verdicts();
    }

    /// Settles and claims in one transaction: one commit serves both.
    Exchange exchange(long worker, List<Settlement> settlements, Wanted wanted);

    /// How many exchanges of one worker can go on at once without waiting for each other.
    default int lanes() {
        return 1;
    }

    /// Says that a job claimed [Claim#alone] starts now. Until then the loss of its worker does
    /// not count against it. False when the token is stale: do not start it.
    boolean begin(Claim claim);

    /// Writes down what running attempts say about themselves; those that no longer hold their job
    /// are passed over.
    void progress(List<Progress.Report> reports);

    /// Hands back, uncharged, every job that the store counts as held by this worker and that is not
    /// among these: the reply that would have brought them was lost. Call it after an exchange that
    /// failed, and before the next one.
    ///
    /// @return how many went back
    int handBackAllBut(long worker, Collection<Long> held);

    /// Plays the scheduler: if no other process holds that role, takes it for a while and makes up
    /// to `limit` due jobs ready.
    Promotion promote(long worker, int limit);

    /// Returns the jobs of workers whose lease has ended. A lease that has just run out is first
    /// noted and ended only if no heartbeat follows: after a stall of the whole store every living
    /// worker gets its turn before anybody is given up.
    List<Lapse> sweep();

    /// Does what time alone brings: [#promote], [#sweep] and [Controls#tick]. Where nothing has come
    /// the store is asked one small question.
    ///
    /// @param types whether a job of these is ready; none: nobody wants to know
    /// @param limit how many due jobs are made ready at most
    Tended tend(long worker, Set<String> types, int limit);

    /// Withdraws a job. One that runs is asked to stop and is `RUNNING` until it has. Throws
    /// [IllegalMove] when the job has ended, [NoSuchJob] when there is none.
    Job cancel(long id);

    /// Sends a dead or cancelled job round again. Throws [IllegalMove] or [NoSuchJob].
    Job revive(long id);

    /// The job with this id, also one that has ended, as long as its record is kept.
    Optional<Job> find(long id);

    /// Jobs in this state (any, where absent) and of this type, the newest first. Where the latest ones
    /// do not hold enough of a rare type, all others are walked through: about a tenth of a second for
    /// each million, and half a second for those that run on PostgreSQL, where no index knows them.
    /// Throws [IllegalArgumentException] for a limit below 0.
    List<Job> list(Optional<JobState.Name> state, Optional<String> type, int limit);

    /// The ids of jobs of these types, in this state (any, where absent), the newest first. Unlike
    /// [#list] it touches no payload, and it looks only through the latest 100,000 jobs that are not
    /// done and as many that are, and through up to as many of that state: what it costs does not
    /// depend on how rare the types are.
    List<Long> newest(Set<String> types, Optional<JobState.Name> state, int limit);

    /// How many jobs of each of these types stand in each state; those that succeeded or were
    /// cancelled are not counted.
    Map<String, Map<JobState.Name, Long>> standing(Set<String> types);

    /// What happened to a job's attempts, oldest first: failures, crashes, hand-backs.
    List<AttemptRecord> attempts(long id);

    /// The job types that worker processes of this store have had handlers for.
    Set<String> handledTypes();

    /// Counts and latencies, from per-minute aggregates that are kept up by the transactions
    /// themselves.
    ///
    /// @param window how far back the flows and latencies reach, at most the settings' retention
    QueueStats stats(Duration window);

    /// What whoever runs the queue can set.
    Controls controls();

    /// Stores these jobs in the caller's own transaction on this store: they are there once the
    /// caller commits, and never if it rolls back. Idle workers see them at their next look, within
    /// about a second of the commit.
    ///
    /// @param connection one to the same database, not in auto-commit mode
    List<Long> submit(Connection connection, List<NewJob> jobs) throws SQLException;

    /// A new connection to the store's database, in auto-commit mode: for reading with SQL, and for
    /// transactions of the caller's own.
    Connection connect() throws SQLException;

    /// Calls the listener soon after another process may have made a job ready; too often rather
    /// than too seldom. A call may get lost: look for yourself now and then, too. Runs on a thread of
    /// the store's, which it must not keep.
    Subscription onWork(Runnable listener);

    @Override
    void close();

    /// Lets old records go, a few at a time: those of jobs that ended, and counts per minute, past
    /// the settings' retention. Dead letters stay.
    ///
    /// @return how many jobs' records went; when there are many, more are left
    int tidy();

    /// What a worker would like to claim.
    ///
    /// @param types the types that it handles
    /// @param limit how many jobs at most; 0 claims nothing
    /// @param suspects whether it may be given a job that must run alone
    record Wanted(Set<String> types, int limit, Suspects suspects) {
        /// No job.
        public static final Wanted NOTHING = new Wanted(Set.of(), 0, Suspects.NONE);
    }

    /// How a worker stands to jobs that must run alone in its process.
    enum Suspects {
        /// It is busy. It gets one only if one has been ready for a whole lease: then nobody was
        /// idle, and somebody has to make room.
        NONE,
        /// It is idle, and takes one of at least the priority of the best other job.
        BEFORE_OTHERS,
        /// It is idle, but has run one just now: others have their turn.
        AFTER_OTHERS
    }

    /// What a heartbeat brings back.
    ///
    /// @param held false when the lease was lost: the worker must stop its jobs and register anew
    /// @param cancelled jobs of this worker that somebody cancelled
    record Heartbeat(boolean held, List<Long> cancelled) {}

    /// What came of one settlement.
    sealed interface Verdict {
        /// It stands; this is the job's life after it.
        record Accepted(JobLife life) implements Verdict {}

        /// It was refused: the attempt no longer held the job.
        record Refused(String why) implements Verdict {}
    }

    /// The reply to [#exchange].
    record Exchange(List<Verdict> verdicts, List<Claim> claims) {}

    /// The reply to [#promote].
    ///
    /// @param holder true when the caller holds the scheduler's role
    /// @param moved how many jobs became ready
    /// @param next how long until the caller should ask again
    record Promotion(boolean holder, int moved, Duration next) {}

    /// The reply to [#tend].
    ///
    /// @param rest how long nothing will come that is known by now, due jobs apart
    /// @param ready whether a job of the types asked for may be ready
    record Tended(Promotion promotion, List<Lapse> lapses, Duration rest, boolean ready) {}

    /// A worker that was given up, and the jobs that it held.
    record Lapse(long worker, String name, List<Long> jobs) {}

    /// Something that goes on until it is closed.
    @FunctionalInterface
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
