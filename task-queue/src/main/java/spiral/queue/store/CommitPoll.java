package spiral.queue.store;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import spiral.async.Scheduler;
import spiral.queue.JobStore.Subscription;
import spiral.queue.StoreException;

/// Notices that another process has committed, should its [Doorbell] ring not have been heard: asks
/// SQLite for its data version now and then, a little sooner or later by chance so that many
/// processes do not ask in step.
final class CommitPoll implements Subscription {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final SqliteDatabase database;
    private final Scheduler scheduler;
    private final RandomGenerator random;
    private final Runnable listener;
    // written by the scheduler's thread, except `closed`, which anybody may set
    private long seen;
    private volatile boolean closed;

    private CommitPoll(
            SqliteDatabase database,
            Scheduler scheduler,
            RandomGenerator random,
            Runnable listener) {
        this.database = database;
        this.scheduler = scheduler;
        this.random = random;
        this.listener = listener;
    }

    static CommitPoll start(
            SqliteDatabase database, Scheduler scheduler, long seed, Runnable listener) {
        CommitPoll poll = new CommitPoll(database, scheduler, new SplittableRandom(seed), listener);
        poll.again();
        return poll;
    }

    @Override
    public void close() {
        closed = true;
    }

    private void again() {
        long nanos = EVERY.toNanos();
        long wait = random.nextLong(nanos * 4 / 5, nanos * 6 / 5);
        scheduler.schedule(Duration.ofNanos(wait), this::look);
    }

    private void look() {
        if (closed) {
            return;
        }
        long version = version();
        if (version != seen) {
            seen = version;
            listener.run();
        }
        again();
    }

    /// A store that cannot be read just now says so to whoever wants something of it.
    private long version() {
        try {
            return database.version();
        } catch (StoreException unreadable) {
            return seen;
        }
    }
}
