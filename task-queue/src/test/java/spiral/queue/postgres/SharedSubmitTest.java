package spiral.queue.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import spiral.queue.JobQueue;
import spiral.queue.Lane;
import spiral.queue.NewJob;
import spiral.queue.QueueStats.Event;
import spiral.queue.StoreException;

@DisplayName("Single submits that share a statement on PostgreSQL")
@ExtendWith(WithServer.class)
@Timeout(60)
class SharedSubmitTest {
    private static final int CALLERS = 8;
    private static final int CALLS = 60;

    private final String address;
    @AutoClose private final ScheduledExecutorService cutter = Executors.newScheduledThreadPool(1);
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();

    SharedSubmitTest(Server server) {
        this.address = server.freshStore();
    }

    @Test
    @Order(1)
    @DisplayName("whom a draining lane refuses is refused alone, and what is stored is counted")
    void refused() throws Exception {
        try (JobQueue queue = JobQueue.open(address)) {
            queue.enqueue(NewJob.of("open", "{}"));
            queue.controls().lane("shut", Lane.Mode.DRAINING);

            List<Long> ids =
                    allCallers(caller ->
                            submit(queue, NewJob.of(caller % 4 == 0 ? "shut" : "open", "{}")));

            assertThat(refused.get()).isEqualTo(CALLERS / 4 * CALLS);
            assertThat(ids).doesNotHaveDuplicates().hasSize(CALLERS * 3 / 4 * CALLS);
            assertThat(stored()).isEqualTo(ids.size() + 1L);
            assertThat(counted(queue, Event.SUBMITTED)).isEqualTo(ids.size() + 1L);
        }
    }

    @Test
    @Order(2)
    @DisplayName("delayed jobs among others wait, and are counted as delayed")
    void delayed() throws Exception {
        try (JobQueue queue = JobQueue.open(address)) {
            queue.enqueue(NewJob.of("first", "{}"));

            allCallers(caller ->
                    submit(
                            queue,
                            NewJob.of("mail", "{}")
                                    .delay(Duration.ofSeconds(caller == 0 ? 9 : 0))));

            assertThat(counted(queue, Event.DELAYED)).isEqualTo(CALLS);
            assertThat(queue.store().stats(Duration.ofMinutes(1)).untilDue())
                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(9));
        }
    }

    @Test
    @Order(3)
    @DisplayName("when connections are cut, each id that was given is there, and nothing half done")
    void cut() throws Exception {
        try (JobQueue queue = JobQueue.open(address);
                Connection knife = Server.connect(address)) {
            queue.enqueue(NewJob.of("first", "{}"));
            Future<?> cutting =
                    cutter.scheduleWithFixedDelay(() -> cut(knife), 0, 5, TimeUnit.MILLISECONDS);

            List<Long> ids = allCallers(caller -> submit(queue, NewJob.of("mail", "{}")));
            cutter.close();
            assertThat(cutting.state()).isEqualTo(Future.State.CANCELLED);

            assertThat(ids).doesNotHaveDuplicates();
            assertThat(ids).allMatch(id -> queue.store().find(id).isPresent());
            assertThat(ids.size() + broken.get()).isEqualTo(CALLERS * CALLS);
            assertThat(stored()).isBetween(ids.size() + 1L, ids.size() + 1L + broken.get());
            assertThat(counted(queue, Event.SUBMITTED)).isEqualTo(stored());
        }
    }

    /// One caller's next call.
    @FunctionalInterface
    private interface Call {
        List<Long> make(int caller);
    }

    private List<Long> allCallers(Call call) throws Exception {
        List<Callable<List<Long>>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
            for (int i = 0; i < CALLERS; i++) {
                int caller = i;
                all.add(() -> {
                    List<Long> ids = new ArrayList<>();
                    for (int n = 0; n < CALLS; n++) {
                        ids.addAll(call.make(caller));
                    }
                    return ids;
                });
            }
            List<Long> ids = new ArrayList<>();
            for (Future<List<Long>> one : threads.invokeAll(all)) {
                ids.addAll(one.get());
            }
            return ids;
        }
    }

    private List<Long> submit(JobQueue queue, NewJob job) {
        try {
            return List.of(queue.enqueue(job));
        } catch (Lane.Closed shut) {
            refused.incrementAndGet();
        } catch (StoreException cut) {
            assertThat(cut).hasMessageContaining("the store ");
            broken.incrementAndGet();
        }
        return List.of();
    }

    private static void cut(Connection knife) {
        try {
            Server.text(
                    knife,
                    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                            + " WHERE query LIKE 'INSERT INTO job%' AND pid <> pg_backend_pid()");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private long stored() throws SQLException {
        try (Connection connection = Server.connect(address)) {
            return Long.parseLong(Server.text(connection, "SELECT count(*) FROM job"));
        }
    }

    private static long counted(JobQueue queue, Event event) {
        return queue.store().stats(Duration.ofMinutes(5)).all().count(event);
    }
}
