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

    // JobRunr makes its jobs' classes itself, so what they report to cannot be handed to them
    private static final AtomicReference<@Nullable Finish> FINISH = new AtomicReference<>();

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

    /// The job. Public, since JobRunr calls it by its name.
    public void noop() {
        Finish current = FINISH.get();
        if (current != null) {
            current.one();
        }
    }

    @Override
    public String name() {
        return "JobRunr 8.7";
    }

    @Override
    public void submitBatches(int jobs) {
        for (int left = jobs; left > 0; left -= QueueBarsBench.BATCH) {
            scheduler.<JobRunrPeer, Integer>enqueue(
                    IntStream.range(0, Math.min(left, QueueBarsBench.BATCH)).boxed(),
                    (peer, number) -> peer.noop());
        }
    }

    @Override
    public void submitOne() {
        scheduler.<JobRunrPeer>enqueue(peer -> peer.noop());
    }

    @Override
    public double process(int jobs) throws Exception {
        Finish current = new Finish(jobs);
        FINISH.set(current);
        server.start();
        return current.rate();
    }

    @Override
    public void close() {
        JobRunr.destroy();
        pool.close();
    }
}
