package spiral.queue.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// db-scheduler with lock-and-fetch, its fastest way, and its table as it documents it.
final class DbScheduler implements Peer {
    private static final int THREADS = 24;
    private static final List<String> TABLE =
            List.of(
                    """
                    CREATE TABLE scheduled_tasks (
                      task_name text NOT NULL, task_instance text NOT NULL, task_data bytea,
                      execution_time timestamptz, picked boolean NOT NULL, picked_by text,
                      last_success timestamptz, last_failure timestamptz, consecutive_failures int,
                      last_heartbeat timestamptz, version bigint NOT NULL, priority smallint,
                      state text, PRIMARY KEY (task_name, task_instance))\
                    """,
                    "CREATE INDEX ON scheduled_tasks (execution_time)",
                    "CREATE INDEX ON scheduled_tasks (last_heartbeat)",
                    "CREATE INDEX ON scheduled_tasks (priority DESC, execution_time)");

    private final HikariDataSource pool;
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicReference<@Nullable Finish> finish = new AtomicReference<>();
    private final OneTimeTask<Void> task =
            Tasks.oneTime(Ours.TYPE).execute((instance, context) -> handled());
    private final SchedulerClient client;

    DbScheduler(Database database) throws SQLException {
        database.execute(TABLE);
        pool = database.pool(THREADS + 2);
        client = SchedulerClient.Builder.create(pool, task).build();
    }

    private void handled() {
        Finish current = finish.get();
        if (current != null) {
            current.one();
        }
    }

    @Override
    public String name() {
        return "db-scheduler 16.12";
    }

    @Override
    public void submitBatches(int jobs) {
        for (int left = jobs; left > 0; left -= QueueBarsBench.BATCH) {
            List<SchedulableInstance<?>> batch = new ArrayList<>();
            for (int i = 0; i < Math.min(left, QueueBarsBench.BATCH); i++) {
                batch.add(next());
            }
            client.scheduleBatch(batch);
        }
    }

    @Override
    public void submitOne() {
        client.schedule(next(), ScheduleOptions.WHEN_EXISTS_DO_NOTHING);
    }

    private SchedulableInstance<Void> next() {
        String id = Long.toString(numbers.incrementAndGet());
        return SchedulableInstance.of(task.instance(id), Instant.now());
    }

    @Override
    public double process(int jobs) throws Exception {
        Finish current = new Finish(jobs);
        finish.set(current);
        Scheduler scheduler =
                Scheduler.create(pool, task)
                        .threads(THREADS)
                        .pollUsingLockAndFetch(4.0, 16.0)
                        .pollingInterval(Duration.ofMillis(100))
                        .build();
        scheduler.start();
        try {
            return current.rate();
        } finally {
            scheduler.stop();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
