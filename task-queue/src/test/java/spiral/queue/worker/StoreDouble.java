package spiral.queue.worker;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import spiral.queue.AttemptRecord;
import spiral.queue.Claim;
import spiral.queue.Controls;
import spiral.queue.Job;
import spiral.queue.JobLife;
import spiral.queue.JobState;
import spiral.queue.JobStore;
import spiral.queue.NewJob;
import spiral.queue.Progress;
import spiral.queue.QueueSettings;
import spiral.queue.QueueStats;
import spiral.queue.Settlement;
import spiral.queue.StoreException;
import spiral.queue.WorkerProfile;

/// A store for tests of the coordinator: hands out the jobs that it was given, notes what it hears,
/// and fails on demand.
final class StoreDouble implements JobStore {
    static final long WORKER = 7;

    final Deque<Claim> ready = new ArrayDeque<>();
    final List<Settlement> settled = new ArrayList<>();
    final List<Integer> wanted = new ArrayList<>();
    final List<Suspects> suspects = new ArrayList<>();
    final List<Long> begun = new ArrayList<>();
    final List<List<Long>> known = new ArrayList<>();
    boolean down;
    int lanes = 1;
    private long token;

    void add(long job, boolean alone) {
        ready.add(
                new Claim(
                        job,
                        WORKER,
                        ++token,
                        "work",
                        "{}",
                        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                        1,
                        3,
                        Duration.ofSeconds(10),
                        alone,
                        0,
                        Instant.EPOCH,
                        Duration.ZERO));
    }

    @Override
    public int lanes() {
        return lanes;
    }

    @Override
    public Exchange exchange(long worker, List<Settlement> settlements, Wanted what) {
        int limit = what.limit();
        if (down) {
            throw new StoreException("the store is away");
        }
        wanted.add(limit);
        suspects.add(what.suspects());
        settled.addAll(settlements);
        JobLife after = new JobLife(new JobState.Succeeded(Instant.EPOCH), 1, 3, 0, 1);
        List<Verdict> verdicts = new ArrayList<>();
        settlements.forEach(settlement -> verdicts.add(new Verdict.Accepted(after)));
        List<Claim> claims = new ArrayList<>();
        while (claims.size() < limit && !ready.isEmpty()) {
            claims.add(ready.remove());
        }
        return new Exchange(verdicts, claims);
    }

    @Override
    public boolean begin(Claim claim) {
        begun.add(claim.job());
        return true;
    }

    @Override
    public int handBackAllBut(long worker, Collection<Long> held) {
        known.add(List.copyOf(held));
        return 0;
    }

    @Override
    public void progress(List<Progress.Report> reports) {
        throw notAsked();
    }

    @Override
    public Controls controls() {
        throw notAsked();
    }

    @Override
    public List<Long> submit(Connection connection, List<NewJob> jobs) {
        throw notAsked();
    }

    @Override
    public QueueSettings settings() {
        return QueueSettings.USUAL;
    }

    @Override
    public Instant now() {
        throw notAsked();
    }

    @Override
    public List<Long> submit(List<NewJob> jobs) {
        throw notAsked();
    }

    @Override
    public long register(WorkerProfile profile) {
        throw notAsked();
    }

    @Override
    public Heartbeat heartbeat(long worker) {
        throw notAsked();
    }

    @Override
    public void retire(long worker) {
        throw notAsked();
    }

    @Override
    public Promotion promote(long worker, int limit) {
        throw notAsked();
    }

    @Override
    public List<Lapse> sweep() {
        throw notAsked();
    }

    @Override
    public int tidy() {
        throw notAsked();
    }

    @Override
    public Job cancel(long id) {
        throw notAsked();
    }

    @Override
    public Job revive(long id) {
        throw notAsked();
    }

    @Override
    public Optional<Job> find(long id) {
        throw notAsked();
    }

    @Override
    public List<Job> list(Optional<JobState.Name> state, Optional<String> type, int limit) {
        throw notAsked();
    }

    @Override
    public List<Long> newest(Set<String> types, Optional<JobState.Name> state, int limit) {
        return List.of();
    }

    @Override
    public Map<String, Map<JobState.Name, Long>> standing(Set<String> types) {
        return Map.of();
    }

    @Override
    public List<AttemptRecord> attempts(long id) {
        throw notAsked();
    }

    @Override
    public Set<String> handledTypes() {
        throw notAsked();
    }

    @Override
    public QueueStats stats(Duration window) {
        throw notAsked();
    }

    @Override
    public Connection connect() {
        throw notAsked();
    }

    @Override
    public Tended tend(long worker, Set<String> types, int limit) {
        throw notAsked();
    }

    @Override
    public Subscription onWork(Runnable listener) {
        throw notAsked();
    }

    @Override
    public void close() {}

    private static IllegalStateException notAsked() {
        return new IllegalStateException("the coordinator does not ask this");
    }
}
