package spiral.queue.cli.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import spiral.log.Threshold;
import spiral.queue.JobHandler;
import spiral.queue.JobQueue;
import spiral.queue.demo.DemoFiles;
import spiral.queue.demo.DemoHandlers;
import spiral.queue.demo.DemoPlan;
import spiral.queue.process.ProcessLog;
import spiral.queue.process.WorkerProcess;

/// The program of the demo's other processes. Each ends when its standard input does: when the demo
/// says so, and also when the demo is killed.
public final class DemoProcess {
    /// Jobs that a worker runs at once.
    static final int SLOTS = 4;

    /// How long a worker's running jobs may go on when the demo is over.
    private static final Duration DRAIN = Duration.ofSeconds(2);

    /// Between two parts of a file.
    private static final Duration PAUSE = Duration.ofMillis(30);

    private DemoProcess() {}

    /// Runs one role until the end of the input; see [DemoSetup] for the arguments.
    public static void main(String[] arguments) throws IOException {
        Role role = DemoSetup.role(arguments);
        DemoSetup setup = DemoSetup.of(arguments);
        ProcessLog.open(setup.folder().logs(), role.name(), Threshold.INFO);
        String store = setup.folder().address();
        try (JobQueue queue = JobQueue.open(store, setup.timetable().settings())) {
            switch (role.kind()) {
                case WORKER -> work(queue, role.name(), SLOTS, handlers(setup));
                case SCHEDULER -> work(queue, role.name(), 0, Map.of());
                case PRODUCER -> produce(queue, setup);
            }
        }
    }

    private static void work(
            JobQueue queue, String name, int slots, Map<String, JobHandler> handlers) {
        WorkerProcess.run(queue, name, slots, handlers, DRAIN, true);
    }

    private static Map<String, JobHandler> handlers(DemoSetup setup) throws IOException {
        return DemoHandlers.of(
                setup.folder(), setup.files(), setup.seed(), () -> Thread.sleep(PAUSE));
    }

    private static void produce(JobQueue queue, DemoSetup setup) throws IOException {
        DemoPlan plan =
                new DemoPlan(
                        setup.timetable(),
                        DemoFiles.in(setup.files()),
                        new SplittableRandom(setup.seed()));
        Producer.run(queue, plan, setup.folder().submitted());
    }
}
