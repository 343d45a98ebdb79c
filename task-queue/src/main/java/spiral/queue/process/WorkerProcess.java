package spiral.queue.process;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spiral.queue.JobHandler;
import spiral.queue.JobQueue;
import spiral.queue.worker.Worker;
import spiral.queue.worker.WorkerBuilder;

/// The life of one worker process: opens the store, works, and leaves in order when its input ends
/// or the system asks it to stop (SIGTERM, Ctrl-C).
public final class WorkerProcess {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);

    private final Worker worker;
    private final Duration drain;

    private WorkerProcess(Worker worker, Duration drain) {
        this.worker = worker;
        this.drain = drain;
    }

    /// Works until told to stop; returns when it has left the store.
    ///
    /// @param drain how long running jobs may go on after that
    public static void run(
            JobQueue queue,
            String name,
            int slots,
            Map<String, JobHandler> handlers,
            Duration drain,
            boolean endsWithInput) {
        run(queue.worker().name(name).slots(slots).handle(handlers), drain, endsWithInput);
    }

    /// The same with a worker of which all is said but that it may start.
    public static void run(WorkerBuilder settings, Duration drain, boolean endsWithInput) {
        Worker worker = settings.start();
        WorkerProcess process = new WorkerProcess(worker, drain);
        Thread hook = Thread.ofPlatform().name("drain").unstarted(process::leave);
        Runtime.getRuntime().addShutdownHook(hook);
        if (endsWithInput) {
            Thread.ofPlatform().daemon().name("input").start(process::leaveAtEndOfInput);
        }
        worker.ended().join();
    }

    private void leaveAtEndOfInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException closed) {
            LOG.debug("the input is closed: {}", closed.getMessage());
        }
        worker.drain(drain);
    }

    private void leave() {
        worker.drain(drain);
        worker.ended()
                .completeOnTimeout(null, drain.plusSeconds(10).toMillis(), MILLISECONDS)
                .join();
    }
}
