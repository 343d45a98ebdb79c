package spiral.async;

import static java.time.Duration.ofNanos;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A [Meter] with a [Line] in front of it, and the one timer that points at the head of the line.
final class Turnstile implements Line.Gate {
    private final Meter meter;
    private final Scheduler scheduler;
    private final Line line = new Line(this);

    /// How many calls are inside a limiter that is shared by key.
    final AtomicInteger users = new AtomicInteger();

    // guarded by the lock of the line, under which `head` is called
    private @Nullable Delay timer;

    Turnstile(Meter meter, Scheduler scheduler) {
        this.meter = meter;
        this.scheduler = scheduler;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    boolean tryAcquire(int permits) {
        if (line.isEmpty()) {
            return meter.tryAcquire(permits, scheduler.nanos());
        }
        meter.check(permits);
        return false;
    }

    CompletableFuture<@Nullable Void> join(int permits, long atMost) {
        long wait = nanosUntil(line.wanted() + permits);
        if (wait > atMost) {
            return CompletableFuture.failedFuture(new RateLimited(ofNanos(wait)));
        }
        Line.Waiter waiter = line.join(permits, RateLimiter.WAITING_LIMIT);
        return waiter == null ? CompletableFuture.failedFuture(full()) : waiter;
    }

    /// How long that waiter will wait at most, if nobody takes permits that were given back.
    long nanosUntil(Line.Waiter waiter) {
        return nanosUntil(line.upTo(waiter));
    }

    private long nanosUntil(long permits) {
        return permits == 0 ? 0 : meter.nanosUntil(permits, scheduler.nanos());
    }

    int available() {
        return meter.available(scheduler.nanos());
    }

    int waiting() {
        return line.size();
    }

    /// Used by nobody, waited for by nobody, full: as good as new.
    boolean isIdle() {
        return users.get() == 0 && line.isEmpty() && available() == meter.most();
    }

    @Override
    public boolean tryTake(int permits) {
        return meter.tryAcquire(permits, scheduler.nanos());
    }

    @Override
    public void giveBack(int permits) {
        meter.check(permits);
        meter.giveBack(permits, scheduler.nanos());
        if (!line.isEmpty()) {
            line.move();
        }
    }

    /// A timer that can no longer be cancelled only looks at the line once more.
    @Override
    public void head(int permits) {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        if (permits > 0) {
            timer = scheduler.schedule(ofNanos(nanosUntil(permits)), line::move);
        }
    }

    private QueueFull full() {
        return new QueueFull(RateLimiter.WAITING_LIMIT, ofNanos(nanosUntil(line.wanted())));
    }

    @Override
    public String toString() {
        return meter.toString();
    }
}
