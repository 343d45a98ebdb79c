package spiral.queue.bench;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import spiral.queue.JobQueue;
import spiral.queue.JobState.Name;
import spiral.queue.NewJob;
import spiral.queue.process.ChildProcess;

/// What is promised of the queue in one SQLite file, its workers being processes of their own.
final class SqliteBars {
    private static final int JOBS = 300_000;
    private static final int BATCH = 10_000;
    private static final int SLOTS = 64;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder;

    SqliteBars(Path folder) {
        this.folder = folder;
    }

    void processes(Scoreboard board) throws Exception {
        double one = work(1, board);
        board.atLeast("process, SQLite, 1 process", "%,.0f".formatted(one), one, 60_000, "/s");
        double four = work(4, board);
        board.atLeast("process, SQLite, 4 processes", "%,.0f".formatted(four), four, 30_000, "/s");
    }

    private double work(int processes, Scoreboard board) throws Exception {
        Path file = folder.resolve("work-%d-%d.db".formatted(processes, System.nanoTime()));
        List<ChildProcess> workers = new ArrayList<>();
        try (JobQueue queue = JobQueue.open(file.toString())) {
            for (int i = 1; i <= processes; i++) {
                workers.add(IdleBars.worker(file.toString(), folder, "worker-" + i, SLOTS));
            }
            await().atMost(PATIENCE)
                    .until(() -> queue.store().stats(PATIENCE).workers().size() == processes);
            for (int done = 0; done < JOBS; done += BATCH) {
                queue.enqueue(Collections.nCopies(BATCH, NewJob.of(Ours.TYPE, "{}")));
            }
            await().atMost(PATIENCE)
                    .pollInterval(50, TimeUnit.MILLISECONDS)
                    .until(() ->
                            queue.store().stats(PATIENCE).states().get(Name.SUCCEEDED) >= JOBS);
            try (Connection connection = queue.store().connect()) {
                if (processes > 1) {
                    share(connection, processes, board);
                }
                return 1000.0 * JOBS / number(connection, SPAN);
            }
        } finally {
            workers.forEach(ChildProcess::close);
        }
    }

    /// Milliseconds between the first start and the last success, on the store's clock.
    private static final String SPAN = "SELECT max(at) - min(started_at) FROM done";

    private static void share(Connection connection, int processes, Scoreboard board)
            throws SQLException {
        double least =
                number(
                                connection,
                                "SELECT min(n) FROM (SELECT count(*) n FROM done GROUP BY owner)")
                        * (double) processes
                        / JOBS;
        board.atLeast(
                "the slowest of %d, of its fair share".formatted(processes),
                "%.2f".formatted(least),
                least,
                0.5,
                " x");
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    void singles(Scoreboard board) throws Exception {
        Path file = folder.resolve("singles-%d.db".formatted(System.nanoTime()));
        try (JobQueue queue = JobQueue.open(file.toString())) {
            Singles.Call one = () -> queue.enqueue(NewJob.of(Ours.TYPE, "{}"));
            Singles.measure(32, Duration.ofSeconds(3), one);
            Singles measured = Singles.measure(32, Duration.ofSeconds(6), one);
            String what = "single submit, SQLite, 32 threads";
            board.atLeast(what, measured.text(), measured.perSecond(), 30_000, "/s");
            board.atMost(what + ", p99", measured.text(), measured.most(), 20, " ms");
        }
    }
}
