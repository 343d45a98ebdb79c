package spiral.queue.bench;

import java.time.Duration;
import java.util.Map;
import spiral.log.Threshold;
import spiral.queue.JobHandler;
import spiral.queue.JobQueue;
import spiral.queue.process.ProcessLog;
import spiral.queue.process.WorkerProcess;

/// A worker process to be measured. Arguments: the store's file, its name, its slots. `noop` does
/// nothing; `stamp` leaves the time at which it began, on the clock that all processes share.
public final class BenchWorker {
    private static final Map<String, JobHandler> HANDLERS =
            Map.of("noop", job -> {}, "stamp", job -> job.result(Long.toString(System.nanoTime())));

    private BenchWorker() {}

    public static void main(String[] arguments) {
        ProcessLog.open(
                ProcessLog.folderOf(java.nio.file.Path.of(arguments[0])),
                arguments[1],
                Threshold.INFO);
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
