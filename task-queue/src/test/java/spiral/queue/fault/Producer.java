package spiral.queue.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import spiral.queue.JobState.Name;
import spiral.queue.JobStore;
import spiral.queue.NewJob;

/// Keeps a store's workers busy: tops up the ready jobs every 50 ms on a thread of its own. Each
/// time it writes something in any case, and notes when nobody could write. Once closed, what it
/// knows may be read.
final class Producer implements AutoCloseable {
    /// A write that takes longer means that the whole store stood still.
    private static final Duration STALL = Duration.ofMillis(500);

    /// A heartbeat for it waits for its turn like every write, and changes nothing.
    private static final long NOBODY = 0;

    private static final int ENOUGH_READY = 300;
    private static final int BATCH = 60;

    /// A time in which nobody could write.
    record Stall(Instant from, Instant to) {}

    private final JobStore store;
    private final SplittableRandom random;
    private final Thread thread;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean closed;
    // written by the thread until it has ended
    private final List<Long> submitted = new ArrayList<>();
    private final List<Stall> stalls = new ArrayList<>();

    Producer(JobStore store, SplittableRandom random) {
        this.store = store;
        this.random = random;
        this.thread = Thread.ofPlatform().name("producer").start(this::run);
    }

    List<Long> submitted() {
        return submitted;
    }

    List<Stall> stalls() {
        return stalls;
    }

    /// Waits for its last submission.
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        ended.join();
    }

    private void run() {
        try {
            while (!closed) {
                timed(() -> store.heartbeat(NOBODY));
                timed(this::topUp);
                Thread.sleep(50);
            }
            ended.complete(null);
        } catch (InterruptedException toldToEnd) {
            ended.complete(null);
        } catch (RuntimeException | Error trouble) {
            ended.completeExceptionally(trouble);
        }
    }

    private void topUp() {
        Map<Name, Long> states = store.stats(Duration.ofMinutes(1)).states();
        if (states.get(Name.READY) >= ENOUGH_READY) {
            return;
        }
        submitted.addAll(store.submit(random.ints(BATCH, 5, 41).mapToObj(this::work).toList()));
    }

    private void timed(Runnable write) {
        Instant before = store.now();
        write.run();
        Instant after = store.now();
        if (Duration.between(before, after).compareTo(STALL) > 0) {
            stalls.add(new Stall(before, after));
        }
    }

    /// One job in ten has to wait for the scheduler.
    private NewJob work(int millis) {
        NewJob job = NewJob.of("work", Integer.toString(millis)).priority(random.nextInt(10));
        return random.nextInt(10) > 0
                ? job
                : job.delay(Duration.ofMillis(random.nextInt(1, 1_000)));
    }
}
