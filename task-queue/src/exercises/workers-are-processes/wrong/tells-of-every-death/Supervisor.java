package spiral.queue.process;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import spiral.async.Backoff;
import spiral.async.Jitter;
import spiral.eventloop.EventLoop;
import spiral.eventloop.KeepAlive;

/// Keeps a number of child processes alive: one that dies is started again, sooner or later
/// depending on how often it died in a row. Told to leave, it asks all of them to leave and ends
/// when the last one has.
///
///     start ──► alive ──died──► wait (back-off) ──► start …
///                 │
///                 └─ leave ──► asked ──► gone; after `patience`: killed
///
/// It is a loop: deaths, waits and the order to leave are tasks on it, one after the other.
public final class Supervisor {
    /// A child that has lived for so long was healthy; its next death counts as its first.
    static final Duration HEALTHY = Duration.ofSeconds(30);

    private static final Backoff RESTART =
            Backoff.exponential(Duration.ofMillis(200), Duration.ofSeconds(30), Jitter.EQUAL);

    private final EventLoop loop;
    private final Nursery nursery;
    private final Consumer<String> tell;
    private final Restarts restarts;
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
    // the rest belongs to the loop's thread
    private final Map<Integer, Child> children = new HashMap<>();
    private boolean leaving;

    /// A process that somebody else started.
    public interface Child {
        /// What people call it: `worker-2 (pid 4711)`.
        String name();

        /// Completes when it has ended, however it ended.
        CompletableFuture<?> ended();

        /// Asks it to end in order.
        void askToLeave();

        /// Ends it at once.
        void kill();
    }

    /// Where children come from.
    @FunctionalInterface
    public interface Nursery {
        /// Starts child number `number`, from 1.
        Child start(int number) throws IOException;
    }

    /// @param loop owns all of it; [#run] runs it
    /// @param tell hears a sentence about each death
    /// @param random spreads the waits
    public Supervisor(
            EventLoop loop, Nursery nursery, Consumer<String> tell, RandomGenerator random) {
        this.loop = loop;
        this.nursery = nursery;
        this.tell = tell;
        this.restarts = new Restarts(loop, RESTART, HEALTHY, random);
    }

    /// Starts the children and watches them until [#leave]; returns when all have ended.
    public void run(int number) {
        try (KeepAlive _ = loop.keepAlive()) {
            loop.post("start all", () -> startAll(number));
            loop.run();
        } finally {
            ended.complete(null);
        }
    }

    /// Asks all children to leave; those that have not after `patience` are killed. For any thread;
    /// returns at once.
    public void leave(Duration patience) {
        loop.post("leave", () -> leaveOnLoop(patience));
    }

    /// Completes when all children have ended.
    public CompletableFuture<@Nullable Void> ended() {
        return ended;
    }

    private void startAll(int number) {
        IntStream.rangeClosed(1, number).forEach(each -> restarts.keep(() -> start(each)));
    }

    private CompletableFuture<Boolean> start(int number) throws IOException {
        try {
            Child child = nursery.start(number);
            children.put(number, child);
            return child.ended().handleAsync((_, _) -> died(number), this::onLoop);
        } catch (IOException failed) {
            tell.accept("worker " + number + " could not be started: " + failed.getMessage());
            throw failed;
        }
    }

    private void onLoop(Runnable death) {
        loop.post("child ended", death);
    }

    private boolean died(int number) {
        Child dead = children.remove(number);
        if (dead != null) {
            tell.accept(dead.name() + " ended unexpectedly; it is started again");
        }
        if (leaving) {
            stopIfNoneIsLeft();
        }
        return true;
    }

    private void leaveOnLoop(Duration patience) {
        if (!leaving) {
            leaving = true;
            restarts.end();
            children.values().forEach(Child::askToLeave);
            loop.setTimeout("patience", patience, this::killAll);
            stopIfNoneIsLeft();
        }
    }

    private void killAll() {
        children.values().forEach(Child::kill);
    }

    private void stopIfNoneIsLeft() {
        if (children.isEmpty()) {
            loop.stop();
        }
    }
}
