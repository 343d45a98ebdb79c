package spiral.queue.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.scheduling.JobScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.storage.sql.common.SqlStorageProviderFactory;
import org.jobrunr.utils.mapper.jackson3.Jackson3JsonMapper;
import org.jspecify.annotations.Nullable;

/// JobRunr, open source edition, at its shortest poll.
public final class JobRunrPeer implements Peer {
    private static final int THREADS = 24;

    private final HikariDataSource pool;
    private final JobScheduler scheduler;
    private final BackgroundJobServer server;

    JobRunrPeer(Database database) {
        pool = database.pool(THREADS + 2);
        var running =
                JobRunr.configure()
                        .useJsonMapper(new Jackson3JsonMapper())
                        .useStorageProvider(SqlStorageProviderFactory.using(pool))
                        .useBackgroundJobServer(
                                BackgroundJobServerConfiguration
                                        .usingStandardBackgroundJobServerConfiguration()
                                        .andPollInterval(Duration.ofSeconds(5))
                                        .andWorkerCount(THREADS),
                                false)
                        .initialize();
        scheduler = running.getJobScheduler();
        server = running.getBackgroundJobServer();
    }

    /// The job's class, which JobRunr finds by its name and makes itself; so what it reports to cannot
    /// be handed to it.
    public static final class Noop {
        private static final AtomicReference<@Nullable Finish> FINISH = new AtomicReference<>();

        /// The job.
        public void run() {
            Finish current = FINISH.get();
            if (current != null) {
                current.one();
            }
        }
    }

    @Override
    public String name() {
        return "JobRunr 8.7";
    }

    @Override
    public void submitBatches(int jobs) {
        for (int left = jobs; left > 0; left -= QueueBarsBench.BATCH) {
            scheduler.<Noop, Integer>enqueue(
                    IntStream.range(0, Math.min(left, QueueBarsBench.BATCH)).boxed(),
                    (noop, number) -> noop.run());
        }
    }

    @Override
    public void submitOne() {
        scheduler.<Noop>enqueue(noop -> noop.run());
    }

    @Override
    public double process(int jobs) throws Exception {
        Finish current = new Finish(jobs);
        Noop.FINISH.set(current);
        if (!server.isRunning()) {
            server.start();
        }
        return current.rate();
    }

    @Override
    public void close() {
        JobRunr.destroy();
        pool.close();
    }
}
