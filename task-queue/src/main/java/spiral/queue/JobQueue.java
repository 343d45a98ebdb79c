package spiral.queue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.random.RandomGenerator;
import spiral.queue.store.PostgresStore;
import spiral.queue.store.SqliteStore;
import spiral.queue.worker.Worker;
import spiral.queue.worker.WorkerBuilder;

/// The door: opens a queue, takes jobs, starts workers.
///
///     try (JobQueue queue = JobQueue.open("queue.db");
///             Worker worker = queue.worker().handle("hello", job -> greet(job.payload())).start()) {
///         queue.enqueue(NewJob.of("hello", "{\"name\":\"Ada\"}"));
///     }
///
/// May be used from any thread. What [#enqueue] has returned is on disk.
public final class JobQueue implements AutoCloseable {
    private static final String SQLITE = "sqlite:";

    private final JobStore store;

    private JobQueue(JobStore store) {
        this.store = store;
    }

    /// Opens the queue in a file, made with the usual settings where there is none yet.
    ///
    /// @param url a file's path, or `sqlite:` and a path, or
    ///     `postgresql://user:password@host:5432/database?schema=name`
    /// @throws StoreException when it cannot be opened
    public static JobQueue open(String url) {
        return open(url, QueueSettings.USUAL);
    }

    /// The same; a new queue gets these settings, an existing one keeps its own.
    public static JobQueue open(String url, QueueSettings settings) {
        if (url.startsWith("postgresql:") || url.startsWith("postgres:")) {
            return new JobQueue(PostgresStore.open(url, settings, RandomGenerator.getDefault()));
        }
        if (url.matches("(?s)[a-z]{2,}:.*") && !url.startsWith(SQLITE)) {
            throw new StoreException(
                    "a queue's address is a file, sqlite:FILE or postgresql://…, not "
                            + url.replaceFirst("//[^/]*@", "//"));
        }
        String file = url.startsWith(SQLITE) ? url.substring(SQLITE.length()) : url;
        return new JobQueue(
                SqliteStore.open(Path.of(file), settings, RandomGenerator.getDefault()));
    }

    /// A queue on a store that is open already.
    public static JobQueue on(JobStore store) {
        return new JobQueue(store);
    }

    /// Stores a job and returns its id.
    ///
    /// @throws IllegalArgumentException when its payload is not JSON
    /// @throws KeyConflict when its idempotency key belongs to another payload
    /// @throws StoreException when the store cannot be used; then nothing was stored
    public long enqueue(NewJob job) {
        TypedPayload.check(job.payload());
        return store.submit(List.of(job)).getFirst();
    }

    /// Stores all of these jobs or none, in one transaction, and returns their ids in order.
    public List<Long> enqueue(List<NewJob> jobs) {
        jobs.forEach(job -> TypedPayload.check(job.payload()));
        return store.submit(jobs);
    }

    /// Stores a job in the caller's own transaction and returns its id: it is there once the caller
    /// commits, and never if it rolls back. The connection must lead to the queue's database and not
    /// be in auto-commit mode.
    public long enqueue(Connection connection, NewJob job) throws SQLException {
        TypedPayload.check(job.payload());
        return store.submit(connection, List.of(job)).getFirst();
    }

    /// Lanes, limits, schedules: what whoever runs the queue can set.
    public Controls controls() {
        return store.controls();
    }

    /// A worker for this queue: say what it handles, then start it.
    public WorkerBuilder worker() {
        return Worker.on(store);
    }

    /// Everything else that can be asked of the queue.
    public JobStore store() {
        return store;
    }

    @Override
    public void close() {
        store.close();
    }
}
