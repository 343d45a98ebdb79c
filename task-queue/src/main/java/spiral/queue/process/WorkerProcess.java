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

    private WorkerProcess() {}

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
        Thread hook = Thread.ofPlatform().name("drain").unstarted(() -> leave(worker, drain));
        Runtime.getRuntime().addShutdownHook(hook);
        if (endsWithInput) {
            atEndOfInput(() -> worker.drain(drain));
        }
        worker.ended().join();
    }

    /// Does this once the process's input has ended, on a thread of its own: whoever started the
    /// process holds the other end, and closes it even when it is killed.
    public static void atEndOfInput(Runnable leave) {
        Thread.ofPlatform()
                .daemon()
                .name("input")
                .start(() -> {
                    try {
                        System.in.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException closed) {
                        LOG.debug("the input is closed: {}", closed.getMessage());
                    }
                    leave.run();
                });
    }

    private static void leave(Worker worker, Duration drain) {
        worker.drain(drain);
        worker.ended()
                .completeOnTimeout(null, drain.plusSeconds(10).toMillis(), MILLISECONDS)
                .join();
    }
}
