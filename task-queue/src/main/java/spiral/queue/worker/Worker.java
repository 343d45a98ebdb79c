package spiral.queue.worker;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spiral.eventloop.EventLoop;
import spiral.eventloop.EventLoopBuilder;
import spiral.eventloop.KeepAlive;
import spiral.queue.JobStore;
import spiral.queue.JobStore.Subscription;

/// A running worker: claims jobs, runs their handlers, settles them, until it is drained.
///
///     try (Worker worker = Worker.on(store).handle("email", mailer::send).slots(8).start()) { … }
///
/// Threads: one event loop that owns all of the worker's state, one for each of the store's lanes
/// (and where there are several, one for all else that is asked of it), one for heartbeats, and a
/// virtual thread for each job that runs. Quick jobs run on one such thread one after the other: a
/// handler leaves nothing in a thread-local that the next job should not find.
public final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    /// How long [#close] lets running jobs go on.
    private static final Duration DRAIN = Duration.ofSeconds(30);

    private final EventLoop loop;
    private final Coordinator coordinator;
    private final Rounds rounds;
    private final ExecutorService storeExecutor;
    private final ExecutorService beatExecutor;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    // the next two belong to the loop's thread
    private boolean draining;
    private boolean leaving;

    private Worker(WorkerBuilder from) {
        EventLoopBuilder settings =
                EventLoop.onWallClock()
                        .onUncaught((task, error) ->
                                LOG.error("a task of the loop failed: {}", task, error));
        from.trace.ifPresent(settings::trace);
        loop = settings.build();
        storeExecutor = Executors.newFixedThreadPool(threads(from), daemon(from.name + "-store"));
        beatExecutor = Executors.newSingleThreadExecutor(daemon(from.name + "-heartbeat"));
        StoreThread storeThread = new StoreThread(loop, storeExecutor);
        WorkerEvents events = new WorkerEvents(from.metrics);
        coordinator =
                new Coordinator(
                        loop,
                        from.store,
                        storeThread,
                        Map.copyOf(from.handlers),
                        from.slots,
                        RowLength.MOST,
                        Thread.ofVirtual().factory(),
                        from.random,
                        events);
        rounds =
                new Rounds(
                        loop,
                        from.store,
                        from.profile(),
                        storeThread,
                        new StoreThread(loop, beatExecutor),
                        coordinator,
                        events);
        Thread.ofPlatform().name(from.name + "-loop").start(() -> run(from));
    }

    /// A worker on this store; say what it handles, then start it.
    public static WorkerBuilder on(JobStore store) {
        return new WorkerBuilder(store);
    }

    static Worker start(WorkerBuilder from) {
        return new Worker(from);
    }

    /// Claims nothing more, hands back what has not begun, and lets running jobs end. Those that
    /// still run at the deadline are interrupted and go back to the queue. Returns at once.
    ///
    /// @param deadline zero to a day
    public void drain(Duration deadline) {
        if (deadline.isNegative() || deadline.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("drain must be 0 to 1 day but was " + deadline);
        }
        loop.post("drain", () -> drainOnLoop(deadline));
    }

    /// Completes when the worker has left the store and ended; never exceptionally.
    public CompletableFuture<Void> ended() {
        return ended;
    }

    /// Drains with a deadline of 30 seconds, and waits for the end.
    @Override
    public void close() {
        drain(DRAIN);
        ended.join();
    }

    private void run(WorkerBuilder from) {
        try (KeepAlive _ = loop.keepAlive();
                Subscription _ =
                        from.store.onWork(() -> loop.post("there may be work", rounds::wake))) {
            loop.post("start", rounds::start);
            loop.run();
        } finally {
            storeExecutor.shutdown();
            beatExecutor.shutdown();
            from.traceEnd.run();
            ended.complete(null);
        }
    }

    private void drainOnLoop(Duration deadline) {
        if (!draining) {
            draining = true;
            coordinator.close(this::leave);
            loop.setTimeout("drain deadline", deadline, coordinator::interruptAll);
            loop.setTimeout("handlers do not stop", deadline.plus(Slots.PATIENCE), this::leave);
        }
    }

    private void leave() {
        if (!leaving) {
            leaving = true;
            rounds.leave(loop::stop);
        }
    }

    /// Where several exchanges travel at once, none waits for a round: one that gives the jobs of the
    /// silent back may take a while.
    private static int threads(WorkerBuilder from) {
        int lanes = from.store.lanes();
        return lanes == 1 ? 1 : lanes + 1;
    }

    private static ThreadFactory daemon(String name) {
        return Thread.ofPlatform().daemon().name(name).factory();
    }
}
