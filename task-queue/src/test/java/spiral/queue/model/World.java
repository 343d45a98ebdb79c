package spiral.queue.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import spiral.queue.Claim;
import spiral.queue.JobStore;
import spiral.queue.NewJob;
import spiral.queue.WorkerProfile;

/// Where a history happens: the model, the real store as several processes see it, and what they
/// remember: the numbers of jobs and workers, and every claim, also those that mean nothing any more.
final class World implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-29T00:30:10.250Z");

    final Model model;
    final List<JobStore> stores;
    final List<Long> jobs = new ArrayList<>();
    final List<Long> workers = new ArrayList<>();
    final List<Claim> claims = new ArrayList<>();
    final Set<Long> crashed = new HashSet<>();
    private final Map<Long, JobStore> homes = new HashMap<>();
    private final Site site;

    /// A place for one history: some processes on a new store whose clock stands still.
    interface Site extends AutoCloseable {
        List<JobStore> stores();

        void time(long millis) throws SQLException;

        @Override
        void close() throws IOException, SQLException;
    }

    World(Site site) throws SQLException {
        this.site = site;
        this.stores = site.stores();
        this.model = new Model(stores.getFirst().settings(), START.toEpochMilli());
        execute("CREATE TABLE effect (job INTEGER)");
        pass(0);
    }

    void pass(long millis) {
        model.now += millis;
        try {
            site.time(model.now);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    JobStore store(int by) {
        return stores.get(Math.floorMod(by, stores.size()));
    }

    /// The store as this worker's process sees it.
    JobStore home(long worker) {
        return homes.getOrDefault(worker, stores.getFirst());
    }

    long register(int by, WorkerProfile profile) {
        long id = store(by).register(profile);
        homes.put(id, store(by));
        workers.add(id);
        model.crew.join(id, profile);
        return id;
    }

    /// One of the latest; a number that nobody has, where there are none.
    static <T> Optional<T> latest(List<T> all, int pick) {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.get(all.size() - 1 - Math.floorMod(pick, all.size())));
    }

    long job(int pick) {
        return latest(jobs, pick).orElse(4711L);
    }

    Optional<Long> worker(int pick) {
        return latest(workers, pick);
    }

    List<Long> living() {
        return workers.stream().filter(w -> !crashed.contains(w)).toList();
    }

    /// The model takes the batch in as the store did; or neither does.
    void stored(Submits submits, List<NewJob> batch, List<Long> ids) {
        assertThat(ids).as("ids").hasSize(batch.size());
        long highest = jobs.stream().mapToLong(id -> id).max().orElse(0);
        List<String> traces = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            if (submits.isNew(i)) {
                assertThat(ids.get(i)).as("a new id").isGreaterThan(highest);
                assertThat(jobs).doesNotContain(ids.get(i));
                jobs.add(ids.get(i));
            } else {
                assertThat(ids.get(i)).as("an old id").isEqualTo(submits.expected(i, ids));
            }
            traces.add(trace(ids.get(i)));
        }
        submits.carryOut(ids, traces);
    }

    private String trace(long id) {
        return stores.getFirst().find(id).map(job -> job.traceparent()).orElse("");
    }

    void execute(String sql) {
        try (Connection connection = stores.getFirst().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long effects() {
        try (Connection connection = stores.getFirst().connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM effect")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        for (JobStore store : stores) {
            store.close();
        }
        site.close();
    }
}
