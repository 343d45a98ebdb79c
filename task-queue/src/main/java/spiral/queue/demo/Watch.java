package spiral.queue.demo;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import spiral.queue.JobQueue;
import spiral.queue.JobStore;
import spiral.queue.StoreException;

/// Looks at the demo's store from outside, as a monitor does: numbers from [JobStore#stats], the
/// rest by SQL.
///
/// For one thread, which may block.
public final class Watch implements AutoCloseable {
    /// Covers the longest demo.
    private static final Duration WINDOW = Duration.ofHours(1);

    private final JobQueue queue;
    private final Evidence evidence;
    private final DemoPlace place;

    /// Something read from the store.
    @FunctionalInterface
    private interface Look<T> {
        T at() throws SQLException, IOException;
    }

    private Watch(JobQueue queue, Evidence evidence, DemoPlace place) {
        this.queue = queue;
        this.evidence = evidence;
        this.place = place;
    }

    /// Opens the store, made with the script's settings where none of the processes was faster.
    public static Watch open(DemoPlace place, Script script) {
        JobQueue queue = JobQueue.open(place.store().toString(), script.settings());
        return looking(() -> new Watch(queue, Evidence.open(place.store()), place));
    }

    /// The queue itself, for whoever wants to ask it more.
    public JobStore store() {
        return queue.store();
    }

    /// What can be seen now.
    ///
    /// @param losses whose missing jobs are looked for
    public Glimpse look(List<Loss> losses) {
        return looking(
                () ->
                        new Glimpse(
                                store().stats(WINDOW),
                                evidence.first(),
                                evidence.overtakers(),
                                evidence.dead(),
                                evidence.sightings(losses)));
    }

    /// The jobs in the hands of the worker with this process id.
    public List<Loss.Held> heldBy(long pid) {
        return looking(() -> evidence.heldBy(pid));
    }

    /// All there is to reckon up; call it when every other process has ended.
    public Facts facts() {
        return looking(() -> new FactsReader(evidence, place).read(store().stats(WINDOW)));
    }

    @Override
    public void close() {
        looking(
                () -> {
                    evidence.close();
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
