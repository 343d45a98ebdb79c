package spiral.queue.monitor;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spiral.async.Scheduler;
import spiral.queue.JobStore;
import spiral.queue.QueueStats;
import spiral.queue.StoreException;

/// Writes the queue's numbers into the log of this process, every five seconds: one line
/// `queue metrics` (flows and latencies, all and per type) and one line `queue status` (states,
/// workers, breakers).
///
///     try (MonitorLog _ = MonitorLog.start(store, Scheduler.system())) { … }
///
/// The store is read on the scheduler's thread. A store that cannot be read costs one warning and
/// is tried again.
public final class MonitorLog implements AutoCloseable {
    /// The time between two pairs of lines.
    public static final Duration EVERY = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(MonitorLog.class);

    private final Monitor monitor;
    private final Scheduler scheduler;
    // set once by close, on any thread
    private volatile boolean closed;

    private MonitorLog(Monitor monitor, Scheduler scheduler) {
        this.monitor = monitor;
        this.scheduler = scheduler;
    }

    /// Writes the first pair of lines after [#EVERY], and so on until it is closed.
    public static MonitorLog start(JobStore store, Scheduler scheduler) {
        MonitorLog log = new MonitorLog(new Monitor(store), scheduler);
        log.later();
        return log;
    }

    /// Writes nothing more.
    @Override
    public void close() {
        closed = true;
    }

    private void later() {
        scheduler.schedule(EVERY, this::next);
    }

    private void next() {
        if (closed) {
            return;
        }
        try {
            Observation seen = monitor.observe();
            metrics(seen);
            status(seen.stats());
        } catch (StoreException trouble) {
            LOG.warn("the store cannot be read just now: {}", trouble.getMessage());
        } finally {
            later();
        }
    }

    private static void metrics(Observation seen) {
        LOG.atInfo()
                .addKeyValue("queue.flow", Figures.of(seen.recent()))
                .addKeyValue("queue.types", Figures.of(seen.recentTypes()))
                .log("queue metrics");
    }

    private static void status(QueueStats stats) {
        LOG.atInfo()
                .addKeyValue("queue.states", Figures.states(stats))
                .addKeyValue("queue.workers", stats.workers())
                .addKeyValue("queue.breakers", Figures.breakers(stats))
                .log("queue status");
    }
}
