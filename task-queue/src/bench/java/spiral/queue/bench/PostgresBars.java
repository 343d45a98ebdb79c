package spiral.queue.bench;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import spiral.queue.Limit;
import spiral.queue.NewJob;
import spiral.queue.postgres.Server;

/// What is promised of the queue on PostgreSQL, beside its peers on the same server.
final class PostgresBars {
    private static final int WARM_UP = 20_000;

    /// A worker runs for weeks; the compiler needs a few rounds to come to rest.
    private static final int ROUNDS = 6;

    private static final int JOBS = 150_000;
    private static final int BLOCKED = 100_000;
    private static final int DELAYED = 1_000_000;

    private final Server server;

    PostgresBars(Server server) {
        this.server = server;
    }

    private Ours ours() {
        return new Ours(server.freshStore());
    }

    private DbScheduler dbScheduler() throws Exception {
        return new DbScheduler(Database.fresh(server));
    }

    void process(Scoreboard board) throws Exception {
        double bare = processed(new BareJdbc(Database.fresh(server), 1), JOBS, board);
        processed(new BareJdbc(Database.fresh(server), 3), JOBS, board);
        double ours = processed(ours(), JOBS, board);
        double dbScheduler = processed(dbScheduler(), 25_000, board);
        double jobRunr = processed(new JobRunrPeer(Database.fresh(server)), 4_000, board);
        against("process, beside db-scheduler lock-and-fetch", ours, dbScheduler, 8, board);
        against("process, beside JobRunr", ours, jobRunr, 30, board);
        against("process, beside bare JDBC, 1 claimer", ours, bare, 0.7, board);
    }

    /// The best of some rounds after a first one that warms up.
    private static double processed(Peer peer, int jobs, Scoreboard board) throws Exception {
        try (peer) {
            peer.submitBatches(WARM_UP / 10);
            peer.process(WARM_UP / 10);
            double best = 0;
            for (int round = 0; round < ROUNDS; round++) {
                peer.submitBatches(jobs);
                best = Math.max(best, peer.process(jobs));
            }
            board.note("process, " + peer.name(), "%,.0f jobs/s".formatted(best));
            return best;
        }
    }

    void submit(Scoreboard board) throws Exception {
        double copy = submitted(new BareJdbc(Database.fresh(server), 1), 200_000, board);
        double ours = submitted(ours(), 200_000, board);
        double dbScheduler = submitted(dbScheduler(), 80_000, board);
        against("batch submit, beside COPY", ours, copy, 0.6, board);
        against("batch submit, beside db-scheduler", ours, dbScheduler, 2.5, board);
    }

    private static double submitted(Peer peer, int jobs, Scoreboard board) throws Exception {
        try (peer) {
            peer.submitBatches(WARM_UP);
            double best = 0;
            for (int round = 0; round < ROUNDS; round++) {
                long begun = System.nanoTime();
                peer.submitBatches(jobs);
                best = Math.max(best, jobs * 1e9 / (System.nanoTime() - begun));
            }
            board.note("batch submit, " + peer.name(), "%,.0f jobs/s".formatted(best));
            return best;
        }
    }

    void single(Scoreboard board) throws Exception {
        double ours = singles(ours(), board);
        double dbScheduler = singles(dbScheduler(), board);
        against("single submit, 8 threads, beside db-scheduler", ours, dbScheduler, 2, board);
    }

    private static double singles(Peer peer, Scoreboard board) throws Exception {
        try (peer) {
            peer.submitBatches(QueueBarsBench.BATCH);
            Singles.measure(8, Duration.ofSeconds(2), peer::submitOne);
            Singles first = Singles.measure(8, Duration.ofSeconds(4), peer::submitOne);
            Singles second = Singles.measure(8, Duration.ofSeconds(4), peer::submitOne);
            Singles best = first.perSecond() > second.perSecond() ? first : second;
            board.note("single submit, 8 threads, " + peer.name(), best.text());
            return best.perSecond();
        }
    }

    // ---- in spite of something

    void heldSnapshot(Scoreboard board) throws Exception {
        try (Ours ours = ours();
                Connection reader = ours.queue().store().connect();
                Statement statement = reader.createStatement()) {
            double before = undisturbed(ours);
            reader.setAutoCommit(false);
            reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            statement.executeQuery("SELECT count(*) FROM job").close();
            inSpiteOf("a held snapshot", before, disturbed(ours), board);
        }
    }

    void blocked(Scoreboard board) throws Exception {
        try (Ours ours = ours()) {
            double before = undisturbed(ours);
            ours.queue().controls().limit("full", Optional.of(Limit.starts(1, Duration.ofDays(1))));
            NewJob blocked = NewJob.of(Ours.TYPE, "{}").priority(9).limitKey("full");
            ours.queue().enqueue(blocked);
            ours.process(1);
            fill(ours, blocked, BLOCKED);
            inSpiteOf("100,000 blocked jobs in front", before, disturbed(ours), board);
        }
    }

    void delayed(Scoreboard board) throws Exception {
        try (Ours ours = ours()) {
            double before = undisturbed(ours);
            fill(ours, NewJob.of(Ours.TYPE, "{}").delay(Duration.ofDays(1)), DELAYED);
            inSpiteOf("1,000,000 delayed jobs", before, disturbed(ours), board);
        }
    }

    private static void fill(Ours ours, NewJob job, int times) {
        for (int done = 0; done < times; done += 10_000) {
            ours.queue().enqueue(Collections.nCopies(10_000, job));
        }
    }

    private static double undisturbed(Ours ours) throws Exception {
        ours.submitBatches(WARM_UP);
        ours.process(WARM_UP);
        return disturbed(ours);
    }

    private static double disturbed(Ours ours) throws Exception {
        double sum = 0;
        for (int round = 0; round < 3; round++) {
            ours.submitBatches(JOBS / 2);
            sum += ours.process(JOBS / 2);
        }
        return sum / 3;
    }

    private static void inSpiteOf(String what, double before, double now, Scoreboard board) {
        board.atLeast(
                "process, PostgreSQL, in spite of " + what,
                "%.2f (%,.0f of %,.0f jobs/s)".formatted(now / before, now, before),
                now / before,
                0.7,
                " x");
    }

    private static void against(
            String what, double ours, double other, double bar, Scoreboard board) {
        board.atLeast(
                what,
                "%.2f (%,.0f against %,.0f jobs/s)".formatted(ours / other, ours, other),
                ours / other,
                bar,
                " x");
    }
}
