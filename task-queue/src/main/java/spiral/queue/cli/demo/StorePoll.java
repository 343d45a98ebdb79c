package spiral.queue.cli.demo;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.EventLoop;
import spiral.queue.demo.Snapshot;
import spiral.queue.demo.LostWorker;
import spiral.queue.demo.DemoStore;
import spiral.queue.monitor.MonitorLog;
import spiral.queue.worker.LoopScheduler;
import spiral.queue.worker.StoreThread;

/// The way from the demo's loop to its store: looks four times a second, and carries questions and
/// answers. Beside that the numbers go into this process's log, as every monitor writes them.
///
/// Belongs to the thread of the loop, but for the store itself.
final class StorePoll {
    /// Between an answer and the next look.
    static final Duration EVERY = Duration.ofMillis(250);

    private final EventLoop loop;
    private final StoreThread blocking;
    private final DemoSetup setup;
    // belongs to the blocking thread, which opens the store when it is first asked
    private @Nullable DemoStore watch;
    private boolean closed;

    StorePoll(EventLoop loop, StoreThread blocking, DemoSetup setup) {
        this.loop = loop;
        this.blocking = blocking;
        this.setup = setup;
    }

    /// Looks again and again.
    ///
    /// @param lostWorkers whose jobs are looked for
    /// @param seen gets each snapshot
    void start(Supplier<List<LostWorker>> lostWorkers, Consumer<Snapshot> seen) {
        LoopScheduler time = new LoopScheduler(loop);
        ask("monitor", open -> MonitorLog.start(open.store(), blocking.scheduler(time)), _ -> {});
        look(lostWorkers, seen);
    }

    private void look(Supplier<List<LostWorker>> lostWorkers, Consumer<Snapshot> seen) {
        if (!closed) {
            List<LostWorker> open = lostWorkers.get();
            ask(
                    "look",
                    store -> store.look(open),
                    snapshot -> {
                        seen.accept(snapshot);
                        loop.setTimeout("look", EVERY, () -> look(lostWorkers, seen));
                    });
        }
    }

    /// Asks the store something; the answer comes back on the loop. A store that cannot answer
    /// ends the demo.
    <T> void ask(String what, Function<DemoStore, T> question, Consumer<T> answer) {
        blocking.ask(
                what,
                () -> question.apply(opened()),
                answer,
                trouble -> {
                    throw trouble;
                });
    }

    /// Looks no more; questions are still answered.
    void close() {
        closed = true;
    }

    private DemoStore opened() {
        DemoStore open = watch;
        if (open == null) {
            open = DemoStore.open(setup.folder(), setup.timetable());
            watch = open;
        }
        return open;
    }
}
