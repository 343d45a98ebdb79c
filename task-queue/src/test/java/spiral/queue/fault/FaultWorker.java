package spiral.queue.fault;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import spiral.log.Threshold;
import spiral.queue.JobContext;
import spiral.queue.JobHandler;
import spiral.queue.JobQueue;
import spiral.queue.process.ProcessLog;
import spiral.queue.process.WorkerProcess;

/// A worker process to be treated badly. Arguments: the site's folder, its name, its slots.
///
/// - `work` takes as many milliseconds as its payload says, then leaves one effect outside the
///   store and one inside, in its acknowledging transaction;
/// - `freeze` stands still inside that transaction until it is released by the sign in its payload;
/// - `linger` leaves an effect outside, and goes on until the sign in its payload is given;
/// - `halt` ends the whole process at once, as a crash of the JVM would.
public final class FaultWorker {
    /// How long `freeze` waits for its release, in case the test has died.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// How long running jobs may go on after SIGTERM.
    static final Duration DRAIN = Duration.ofSeconds(1);

    private final Site site;

    private FaultWorker(Site site) {
        this.site = site;
    }

    public static void main(String[] arguments) {
        Site site = new Site(Path.of(arguments[0]));
        String name = arguments[1];
        int slots = Integer.parseInt(arguments[2]);
        ProcessLog.open(site.logs(), name, Threshold.WARN);
        try (JobQueue queue = JobQueue.open(site.store())) {
            WorkerProcess.run(queue, name, slots, new FaultWorker(site).handlers(), DRAIN, true);
        }
    }

    private Map<String, JobHandler> handlers() {
        return Map.of(
                "work",
                this::work,
                "freeze",
                this::freeze,
                "linger",
                this::linger,
                "halt",
                this::halt);
    }

    private void work(JobContext job) throws Exception {
        Thread.sleep(Long.parseLong(job.payload()));
        site.ran(job.job());
        job.inAckTransaction(connection -> effect(connection, job));
    }

    private void freeze(JobContext job) throws Exception {
        String sign = job.payload().replace("\"", "");
        site.ran(job.job());
        job.inAckTransaction(connection -> {
            effect(connection, job);
            if (site.enter(sign)) {
                awaitRelease(sign);
            }
        });
    }

    private void linger(JobContext job) throws Exception {
        String sign = job.payload().replace("\"", "");
        site.ran(job.job());
        site.enter(sign);
        site.awaitRelease(sign);
    }

    private void halt(JobContext job) throws Exception {
        Thread.sleep(Long.parseLong(job.payload()));
        Runtime.getRuntime().halt(99);
    }

    private void awaitRelease(String sign) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!site.released(sign) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static void effect(Connection connection, JobContext job) throws SQLException {
        try (PreparedStatement row =
                connection.prepareStatement("INSERT INTO effect VALUES (?, ?)")) {
            row.setLong(1, job.job());
            row.setLong(2, ProcessHandle.current().pid());
            row.executeUpdate();
        }
    }
}
