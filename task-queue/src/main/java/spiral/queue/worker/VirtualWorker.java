package spiral.queue.worker;

import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;
import spiral.eventloop.EventLoop;
import spiral.log.metrics.Registry;
import spiral.queue.JobHandler;
import spiral.queue.JobStore;
import spiral.queue.WorkerProfile;

/// A worker in virtual time, for tests of handlers: the same [Coordinator] that runs everywhere, on
/// a clock that stands still until somebody lets it go on.
///
///     advance ──► loop's virtual clock ──► Agenda: what is due now? ──► Coordinator ──► handlers
///                        ▲                                                                 │
///                        └──────────── a handler that [#sleep]s is woken in time ──────────┘
///
/// One thing happens after the other: while a handler works, everything else waits for it. So the
/// same test does the same each time, and a day takes milliseconds. All methods but [#sleep] are for
/// one thread, the test's; they return when all that can happen has happened.
public final class VirtualWorker implements AutoCloseable {
    private static final int SLOTS = 16;

    private final EventLoop loop;
    private final JobStore store;
    private final Coordinator coordinator;
    private final Agenda agenda;
    private final long worker;
    private final int mostAttempts;
    private int attempts;

    /// @param loop on a virtual clock; the store reads the same time
    /// @param handlers may grow later
    /// @param mostAttempts how many may start, lest jobs that submit jobs go on for ever
    public VirtualWorker(
            EventLoop loop,
            JobStore store,
            Map<String, JobHandler> handlers,
            RandomGenerator random,
            int mostAttempts) {
        this.mostAttempts = mostAttempts;
        this.loop = loop;
        this.store = store;
        this.worker =
                store.register(
                        new WorkerProfile(
                                "test",
                                0,
                                "test",
                                SLOTS,
                                handlers.keySet(),
                                store.settings().lease()));
        this.agenda = new Agenda(loop, store, worker, this::lookForWork);
        this.coordinator =
                new Coordinator(
                        loop,
                        store,
                        new StoreThread(loop, this::callStore),
                        handlers,
                        SLOTS,
                        1,
                        this::thread,
                        random,
                        new WorkerEvents(new Registry()));
        loop.post("start", () -> coordinator.registered(worker));
    }

    /// Runs all that can run now; the clock does not move.
    public void runDue() {
        agenda.tick(true);
        loop.runUntilIdle();
    }

    /// Lets time pass: each thing happens at its instant.
    public void advance(Duration time) {
        agenda.tick(true);
        loop.advance(time);
    }

    /// Goes on until no job has anything ahead of it; ticks of schedules that lie ahead do not count.
    public void runAll() {
        agenda.tick(false);
        loop.run();
    }

    /// Lets virtual time pass for the handler that calls this.
    ///
    /// @throws InterruptedException when its time is up or its job was cancelled
    /// @throws IllegalStateException on any other thread
    public static void sleep(Duration time) throws InterruptedException {
        if (Thread.currentThread() instanceof HandlerThread handler) {
            handler.nap(time);
        } else {
            throw new IllegalStateException(
                    "only a handler sleeps, on its own thread; a test lets time pass by advance");
        }
    }

    /// Asks running jobs that were cancelled to stop.
    public void hearCancellations() {
        loop.post("heartbeat", () -> coordinator.cancel(store.heartbeat(worker).cancelled()));
    }

    private void callStore(Runnable call) {
        call.run();
        agenda.look();
    }

    private void lookForWork() {
        coordinator.lookForWork();
    }

    private Thread thread(Runnable body) {
        if (++attempts > mostAttempts) {
            coordinator.fence(true);
            throw new IllegalStateException(
                    "more than %d attempts in one test: do jobs submit jobs without end?"
                            .formatted(mostAttempts));
        }
        return new HandlerThread(loop, body, agenda::look);
    }

    /// Gives the lease back.
    @Override
    public void close() {
        store.retire(worker);
    }
}
