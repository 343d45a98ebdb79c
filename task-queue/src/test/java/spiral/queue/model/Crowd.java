package spiral.queue.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import spiral.queue.Claim;
import spiral.queue.IllegalMove;
import spiral.queue.JobState.Name;
import spiral.queue.JobStore;
import spiral.queue.JobStore.Suspects;
import spiral.queue.JobStore.Verdict;
import spiral.queue.JobStore.Wanted;
import spiral.queue.Limit;
import spiral.queue.NewJob;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.Event;
import spiral.queue.Settlement;
import spiral.queue.WorkerProfile;

/// Threads of several processes that all use one store at once, in real time: what happens is chance,
/// and some things hold whatever happens.
final class Crowd {
    private static final Set<String> TYPES = Set.of("mail", "print");
    private static final int SUBMITTERS = 3;
    private static final int WORKERS = 4;
    private static final int MOST_RUNNING = 2;
    private static final String RUNNING =
            "SELECT count(*) FROM job WHERE state = 2 AND limit_key = 'two'";

    private final List<JobStore> processes;
    private final long seed;
    private final int batches;
    private final AtomicInteger submitting = new AtomicInteger(SUBMITTERS);
    private final Map<String, Long> keys = new ConcurrentHashMap<>();
    // job and token of each claim, and of each success that was accepted
    private final Set<String> claimed = ConcurrentHashMap.newKeySet();
    private final Set<Long> succeeded = ConcurrentHashMap.newKeySet();

    Crowd(List<JobStore> processes, long seed, int batches) {
        this.processes = processes;
        this.seed = seed;
        this.batches = batches;
    }

    void run() throws Exception {
        try (Connection connection = processes.getFirst().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE effect (job INTEGER)");
        }
        store(0).controls().limit("two", Optional.of(Limit.running(MOST_RUNNING)));
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<?>> ends = new ArrayList<>();
            IntStream.range(0, SUBMITTERS).forEach(i -> ends.add(threads.submit(submitter(i))));
            IntStream.range(0, WORKERS).forEach(i -> ends.add(threads.submit(worker(i))));
            ends.add(threads.submit(this::watch));
            for (Future<?> end : ends) {
                end.get();
            }
        }
        reckon();
    }

    private JobStore store(int i) {
        return processes.get(i % processes.size());
    }

    private boolean over() {
        return submitting.get() == 0 && live() == 0;
    }

    private long live() {
        return store(0).standing(TYPES).values().stream()
                .flatMap(states -> states.entrySet().stream())
                .filter(state -> state.getKey().live())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    // ---- those who hand in

    private Callable<Boolean> submitter(int i) {
        return () -> {
            SplittableRandom random = new SplittableRandom(seed + i);
            for (int batch = 0; batch < batches; batch++) {
                submit(store(i), random);
            }
            return submitting.decrementAndGet() == 0;
        };
    }

    private void submit(JobStore store, SplittableRandom random) {
        List<NewJob> jobs = new ArrayList<>();
        IntStream.rangeClosed(0, random.nextInt(4)).forEach(_ -> jobs.add(job(random)));
        List<Long> ids = store.submit(jobs);
        for (int i = 0; i < jobs.size(); i++) {
            Optional<String> key = jobs.get(i).ties().idempotency();
            long id = ids.get(i);
            if (key.isPresent()) {
                Long first = keys.putIfAbsent(jobs.get(i).type() + key.get(), id);
                assertThat(id).as("one key, one job").isEqualTo(first == null ? id : first);
            }
        }
        if (random.nextInt(4) == 0) {
            withdraw(store, ids.getFirst());
        }
    }

    private static NewJob job(SplittableRandom random) {
        NewJob job = NewJob.of(random.nextBoolean() ? "mail" : "print", "1").maxAttempts(2);
        return switch (random.nextInt(6)) {
            case 0 -> job.unique("u" + random.nextInt(2));
            case 1 -> job.idempotencyKey("i" + random.nextInt(6));
            case 2, 3 -> job.limitKey("two");
            default -> job;
        };
    }

    private static void withdraw(JobStore store, long id) {
        try {
            store.cancel(id);
        } catch (IllegalMove ended) {
            return;
        }
    }

    // ---- those who work

    private Callable<Boolean> worker(int i) {
        return () -> {
            SplittableRandom random = new SplittableRandom(seed + 100 + i);
            JobStore store = store(i);
            Duration lease = store.settings().lease();
            long id = store.register(new WorkerProfile("w" + i, 1, "here", 4, TYPES, lease));
            List<Settlement> said = List.of();
            while (!over()) {
                store.promote(id, 100);
                store.heartbeat(id);
                said = trade(store, id, said, random);
            }
            return said.isEmpty();
        };
    }

    /// Says what has become of the last ones, and takes the next.
    private List<Settlement> trade(
            JobStore store, long id, List<Settlement> said, SplittableRandom random) {
        Wanted wanted = new Wanted(TYPES, random.nextInt(4), Suspects.BEFORE_OTHERS);
        JobStore.Exchange answer = store.exchange(id, said, wanted);
        for (int i = 0; i < said.size(); i++) {
            assertThat(answer.verdicts().get(i)).isInstanceOf(Verdict.Accepted.class);
            if (said.get(i) instanceof Settlement.Success success) {
                assertThat(succeeded.add(success.claim().job())).as("ended once").isTrue();
            }
        }
        List<Settlement> next = new ArrayList<>();
        for (Claim claim : answer.claims()) {
            String once = claim.job() + " " + claim.token();
            assertThat(claimed.add(once)).as("held once").isTrue();
            next.add(end(claim, random));
        }
        return next;
    }

    private static Settlement end(Claim claim, SplittableRandom random) {
        Duration took = Duration.ofMillis(1);
        return switch (random.nextInt(8)) {
            case 0 -> new Settlement.Failure(claim, took, "no");
            case 1 -> new Settlement.HandBack(claim, Settlement.Why.NOT_BEGUN);
            case 2, 3, 4 -> success(claim, List.of(c -> effect(c, claim.job())));
            default -> success(claim, List.of());
        };
    }

    private static Settlement success(Claim claim, List<Settlement.Effect> effects) {
        return new Settlement.Success(claim, Duration.ofMillis(1), Optional.empty(), effects);
    }

    private static void effect(Connection connection, long job) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO effect VALUES (" + job + ")");
        }
    }

    // ---- those who look

    /// At every moment.
    private boolean watch() throws SQLException {
        try (Connection connection = store(1).connect();
                Statement statement = connection.createStatement()) {
            while (!over()) {
                assertThat(number(statement, RUNNING)).isLessThanOrEqualTo(MOST_RUNNING);
            }
            return true;
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// In the end.
    private void reckon() throws SQLException {
        try (Connection connection = store(0).connect();
                Statement statement = connection.createStatement()) {
            long rows =
                    number(
                            statement,
                            "SELECT (SELECT count(*) FROM job) + (SELECT count(*) FROM done)");
            long twice = number(statement, "SELECT count(*) - count(DISTINCT job) FROM effect");
            assertThat(twice).as("effects that happened twice").isZero();
            QueueStats stats = store(1).stats(Duration.ofHours(1));
            Map<Name, Long> states = new HashMap<>(stats.states());
            assertThat(states.get(Name.SUCCEEDED)).isEqualTo(succeeded.size());
            assertThat(states.values().stream().mapToLong(n -> n).sum()).isEqualTo(rows);
            QueueStats.Flow all = stats.all();
            assertThat(all.count(Event.SUBMITTED)).as("submitted").isEqualTo(rows);
            assertThat(all.count(Event.SUCCEEDED)).isEqualTo(states.get(Name.SUCCEEDED));
            assertThat(all.count(Event.DEAD)).isEqualTo(states.get(Name.DEAD));
            assertThat(all.count(Event.CANCELLED)).isEqualTo(states.get(Name.CANCELLED));
            assertThat(all.waits().count()).as("waits").isEqualTo(claimed.size());
        }
    }
}
