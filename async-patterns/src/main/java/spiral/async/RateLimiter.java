package spiral.async;

import static java.time.Duration.ofNanos;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Lets so many calls pass in so much time, and lets the others wait in line, without a thread.
///
///     RateLimiter limiter = RateLimiter.of(Rate.perSecond(100), 20, Scheduler.system());
///     if (limiter.tryAcquire(1)) ...                       // now or not at all
///     limiter.acquire(1).thenRun(() -> send(message));     // as soon as it is my turn
///
/// First come, first served: nobody passes a caller that waits, also no smaller request. A caller
/// that gives up (cancels, times out) leaves the line, and everyone behind moves up.
///
/// How this works: a [TokenBucket] holds the permits. Waiting takes nothing from it, so giving up
/// has nothing to return; the head of the line takes its permits when they are there, and one
/// timer, for the head alone, says when. While nobody waits, no lock is touched.
public final class RateLimiter {
    /// How many callers may wait at most; the next one is refused with [QueueFull].
    public static final int WAITING_LIMIT = 100_000;

    private final Scheduler scheduler;
    private final TokenBucket bucket;
    private final Object lock = new Object();
    // guarded by the lock
    private final LinkedHashSet<Waiter> line = new LinkedHashSet<>();
    private @Nullable Delay timer;
    // written under the lock, read by anyone: does somebody wait?
    private volatile boolean waiting;

    private RateLimiter(TokenBucket bucket, Scheduler scheduler) {
        this.bucket = bucket;
        this.scheduler = scheduler;
    }

    /// A limiter that starts with a full burst.
    ///
    /// @param rate how many permits come in how much time
    /// @param burst how many may be taken at once after a quiet while, at least 1
    public static RateLimiter of(Rate rate, int burst, Scheduler scheduler) {
        return new RateLimiter(new TokenBucket(rate, burst, scheduler.nanos()), scheduler);
    }

    /// Takes so many permits if they are there and nobody waits for them, or none.
    ///
    /// @throws IllegalArgumentException unless permits is from 1 to the burst
    public boolean tryAcquire(int permits) {
        bucket.check(permits);
        return !waiting && bucket.tryAcquire(permits, scheduler.nanos());
    }

    /// A future that completes when the permits are taken; cancel it to leave the line.
    ///
    /// It completes on the scheduler's thread, or is complete already. Fails with [QueueFull] if
    /// [#WAITING_LIMIT] callers wait.
    ///
    /// @throws IllegalArgumentException unless permits is from 1 to the burst
    public CompletableFuture<@Nullable Void> acquire(int permits) {
        return tryAcquire(permits) ? CompletableFuture.completedFuture(null) : join(permits);
    }

    /// How many permits are there now; those who wait have the first claim on them.
    public int available() {
        return bucket.available(scheduler.nanos());
    }

    /// How many callers wait.
    public int waiting() {
        synchronized (lock) {
            return line.size();
        }
    }

    private CompletableFuture<@Nullable Void> join(int permits) {
        var waiter = new Waiter(permits);
        synchronized (lock) {
            if (line.size() == WAITING_LIMIT) {
                return CompletableFuture.failedFuture(full());
            }
            line.add(waiter);
            waiting = true;
            if (timer == null) {
                arm();
            }
        }
        Futures.onEnd(waiter, outcome -> leave(waiter));
        return waiter;
    }

    /// Does nothing for a waiter that was served: it is no longer in the line.
    private void leave(Waiter waiter) {
        synchronized (lock) {
            boolean first = !line.isEmpty() && line.getFirst() == waiter;
            line.remove(waiter);
            if (first) {
                arm();
            }
        }
    }

    /// Serves the head, and whoever behind it can be served too. Completing a future runs foreign
    /// code, so it is done without the lock.
    private void serve() {
        for (Waiter waiter : served()) {
            if (!waiter.complete(null)) {
                giveBack(waiter);
            }
        }
    }

    private List<Waiter> served() {
        var served = new ArrayList<Waiter>();
        synchronized (lock) {
            timer = null;
            long now = scheduler.nanos();
            while (!line.isEmpty() && bucket.tryAcquire(line.getFirst().permits, now)) {
                served.add(line.removeFirst());
            }
            arm();
        }
        return served;
    }

    /// It gave up at the very moment it was served.
    private void giveBack(Waiter waiter) {
        synchronized (lock) {
            bucket.giveBack(waiter.permits);
            arm();
        }
    }

    /// Points the one timer at the head of the line; the caller holds the lock. A timer that can no
    /// longer be cancelled is about to serve, and will point itself.
    private void arm() {
        waiting = !line.isEmpty();
        if (timer != null && !timer.cancel()) {
            return;
        }
        timer = null;
        if (waiting) {
            long wait = bucket.nanosUntil(line.getFirst().permits, scheduler.nanos());
            timer = scheduler.schedule(ofNanos(wait), this::serve);
        }
    }

    private QueueFull full() {
        return new QueueFull(WAITING_LIMIT, ofNanos(bucket.nanosUntil(1, scheduler.nanos())));
    }

    private static final class Waiter extends CompletableFuture<@Nullable Void> {
        final int permits;

        Waiter(int permits) {
            this.permits = permits;
        }
    }
}
