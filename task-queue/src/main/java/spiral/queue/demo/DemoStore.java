package spiral.queue.demo;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import spiral.queue.JobQueue;
import spiral.queue.JobStore;
import spiral.queue.StoreException;
import spiral.queue.forecast.Forecast;
import spiral.queue.forecast.Present;

/// Looks at the demo's store from outside, as a monitor does: numbers from [JobStore#stats], the
/// rest by SQL.
///
/// For one thread, which may block.
public final class DemoStore implements AutoCloseable {
    /// Covers the longest demo.
    private static final Duration WINDOW = Duration.ofHours(1);

    private final JobQueue queue;
    private final StoreQueries queries;
    private final DemoFolder folder;
    // once it is known it stays the same
    private Optional<Snapshot.First> first = Optional.empty();

    /// Something read from the store.
    @FunctionalInterface
    private interface Look<T> {
        T at() throws SQLException, IOException;
    }

    private DemoStore(JobQueue queue, StoreQueries queries, DemoFolder folder) {
        this.queue = queue;
        this.queries = queries;
        this.folder = folder;
    }

    /// Opens the store, made with the timetable's settings where none of the processes was faster.
    public static DemoStore open(DemoFolder folder, Timetable timetable) {
        JobQueue queue = JobQueue.open(folder.address(), timetable.settings());
        return looking(() -> new DemoStore(queue, StoreQueries.open(queue.store()), folder));
    }

    /// The queue itself, for whoever wants to ask it more.
    public JobStore store() {
        return queue.store();
    }

    /// What can be seen now.
    ///
    /// @param lostWorkers whose missing jobs are looked for
    public Snapshot look(List<LostWorker> lostWorkers) {
        return looking(() -> {
            first = first.isPresent() ? first : queries.first();
            return new Snapshot(
                    store().stats(WINDOW),
                    first,
                    queries.overtakers(),
                    queries.dead(),
                    queries.sightings(lostWorkers));
        });
    }

    /// The backlog to come, if things go on as they have gone so far.
    public Forecast forecast(Duration ahead) {
        return Forecast.of(Present.of(store().stats(WINDOW)), ahead);
    }

    /// The jobs in the hands of the worker with this process id.
    public List<LostWorker.Held> heldBy(long pid) {
        return looking(() -> queries.heldBy(pid));
    }

    /// All there is to reckon up; call it when every other process has ended.
    public Facts facts() {
        return looking(() -> new FactsReader(queries, folder).read(store().stats(WINDOW)));
    }

    @Override
    public void close() {
        looking(() -> {
            queries.close();
            queue.close();
            return this;
        });
    }

    private static <T> T looking(Look<T> look) {
        try {
            return look.at();
        } catch (SQLException | IOException e) {
            throw new StoreException("the demo's store cannot be read: " + e.getMessage(), e);
        }
    }
}
