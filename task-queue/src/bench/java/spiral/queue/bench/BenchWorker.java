package spiral.queue.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import spiral.log.Threshold;
import spiral.queue.JobHandler;
import spiral.queue.JobQueue;
import spiral.queue.process.ProcessLog;
import spiral.queue.process.WorkerProcess;

/// A worker process to be measured. Arguments: the store, its name, its slots, a folder for its logs.
/// `noop` does nothing; `stamp` leaves the time at which it began, on the clock that all processes
/// share; `stay` goes on until it is stopped.
public final class BenchWorker {
    private static final Map<String, JobHandler> HANDLERS =
            Map.of(
                    "noop",
                    job -> {},
                    "stamp",
                    job -> job.result(Long.toString(System.nanoTime())),
                    "stay",
                    job -> Thread.sleep(600_000));

    private BenchWorker() {}

    public static void main(String[] arguments) {
        ProcessLog.open(Path.of(arguments[3]), arguments[1], Threshold.INFO);
        try (JobQueue queue = JobQueue.open(arguments[0])) {
            WorkerProcess.run(
                    queue,
                    arguments[1],
                    Integer.parseInt(arguments[2]),
                    HANDLERS,
                    Duration.ofSeconds(5),
                    true);
        }
    }
}
