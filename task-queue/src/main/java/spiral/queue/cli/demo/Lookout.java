package spiral.queue.cli.demo;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.EventLoop;
import spiral.queue.demo.Glimpse;
import spiral.queue.demo.Loss;
import spiral.queue.demo.Watch;
import spiral.queue.monitor.MonitorLog;
import spiral.queue.worker.LoopScheduler;
import spiral.queue.worker.StoreThread;

/// The way from the demo's loop to its store: looks four times a second, and carries questions and
/// answers. Beside that the numbers go into this process's log, as every monitor writes them.
///
/// Belongs to the thread of the loop, but for the store itself.
final class Lookout {
    /// Between an answer and the next look.
    static final Duration EVERY = Duration.ofMillis(250);

    private final EventLoop loop;
    private final StoreThread blocking;
    private final Errand errand;
    // belongs to the blocking thread, which opens the store when it is first asked
    private @Nullable Watch watch;
    private boolean closed;

    Lookout(EventLoop loop, StoreThread blocking, Errand errand) {
        this.loop = loop;
        this.blocking = blocking;
        this.errand = errand;
    }

    /// Looks again and again.
    ///
    /// @param losses whose jobs are looked for
    /// @param seen gets each glimpse
    void start(Supplier<List<Loss>> losses, Consumer<Glimpse> seen) {
        LoopScheduler time = new LoopScheduler(loop);
        ask("monitor", open -> MonitorLog.start(open.store(), blocking.scheduler(time)), _ -> {});
        look(losses, seen);
    }

    private void look(Supplier<List<Loss>> losses, Consumer<Glimpse> seen) {
        if (!closed) {
            List<Loss> open = losses.get();
            ask(
                    "look",
                    store -> store.look(open),
                    glimpse -> {
                        seen.accept(glimpse);
                        loop.setTimeout("look", EVERY, () -> look(losses, seen));
                    });
        }
    }

    /// Asks the store something; the answer comes back on the loop. A store that cannot answer
    /// ends the demo.
    <T> void ask(String what, Function<Watch, T> question, Consumer<T> answer) {
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

    private Watch opened() {
        Watch open = watch;
        if (open == null) {
            open = Watch.open(errand.place(), errand.script());
            watch = open;
        }
        return open;
    }
}
