package spiral.async;

import static java.time.Duration.ofNanos;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Lets so many calls pass in so much time, and lets the others wait in line, without a thread.
///
///     RateLimiter limiter = RateLimiter.of(Rate.perSecond(100), 20, Scheduler.system());
///     if (limiter.tryAcquire(1)) ...                       // now or not at all
///     limiter.acquire(1).thenRun(() -> send(message));     // as soon as it is my turn
///     limiter.run(() -> client.get(url));                  // the same, as a policy
///
/// First come, first served: nobody passes a caller that waits, also no smaller request. A caller
/// that gives up (cancels, times out, is interrupted) leaves the line, and everyone behind moves
/// up. What cannot be served is refused at once. Any number of threads.
///
/// How this works: a [Meter] counts the permits, by default a [TokenBucket]. Waiting takes nothing
/// from it; the head of the [Line] takes its permits when they are there, and one timer, for the
/// head alone, says when. While nobody waits, no lock is touched.
public final class RateLimiter implements Policy {
    /// How many callers may wait at most; the next one is refused with [QueueFull].
    public static final int WAITING_LIMIT = 100_000;

    private static final Duration FOR_EVER = ofNanos(Nanos.LONGEST);

    private final Turnstile turnstile;
    private final Duration patience;
    private final Listener listener;

    private RateLimiter(Turnstile turnstile, Duration patience, Listener listener) {
        this.turnstile = turnstile;
        this.patience = patience;
        this.listener = listener;
    }

    private RateLimiter(Meter meter, Scheduler scheduler) {
        this(new Turnstile(meter, scheduler), FOR_EVER, Listener.NONE);
    }

    /// A token bucket that starts with a full burst.
    ///
    /// @param rate how many permits come in how much time
    /// @param burst how many may be taken at once after a quiet while, at least 1
    public static RateLimiter of(Rate rate, int burst, Scheduler scheduler) {
        return of(rate, burst, burst, scheduler);
    }

    /// A token bucket that starts with so many permits.
    ///
    /// @param initial how many permits there are at the beginning, from 0 to the burst
    public static RateLimiter of(Rate rate, int burst, int initial, Scheduler scheduler) {
        return new RateLimiter(new TokenBucket(rate, burst, initial, scheduler.nanos()), scheduler);
    }

    /// Never more than the rate in any span of its period; remembers the instant of each permit.
    public static RateLimiter slidingLog(Rate rate, Scheduler scheduler) {
        return new RateLimiter(new SlidingLog(rate), scheduler);
    }

    /// The rate anew in each period, the first of which begins now: up to twice the rate around an
    /// edge. For quotas that are defined that way.
    public static RateLimiter fixedWindow(Rate rate, Scheduler scheduler) {
        return new RateLimiter(new FixedWindow(rate, scheduler.nanos()), scheduler);
    }

    /// The same limiter for callers who wait so long at most: [#run] and [#call] refuse at once,
    /// with [RateLimited], who would wait longer. Zero: nobody waits.
    public RateLimiter patience(Duration patience) {
        if (patience.isNegative()) {
            throw new IllegalArgumentException("patience must not be negative but was " + patience);
        }
        return new RateLimiter(turnstile, patience, listener);
    }

    /// The same limiter, which tells this listener of each refusal by [#run] and [#call].
    public RateLimiter listener(Consumer<? super Event> listener) {
        return new RateLimiter(turnstile, patience, Listener.of(listener));
    }

    /// Takes so many permits if they are there and nobody waits for them, or none.
    ///
    /// @throws IllegalArgumentException unless permits is from 1 to the burst
    public boolean tryAcquire(int permits) {
        return turnstile.tryAcquire(permits);
    }

    /// A future that completes when the permits are taken; cancel it to leave the line.
    ///
    /// It completes on the scheduler's thread, or is complete already. Fails with [QueueFull] if
    /// [#WAITING_LIMIT] callers wait.
    ///
    /// @throws IllegalArgumentException unless permits is from 1 to the burst
    public CompletableFuture<@Nullable Void> acquire(int permits) {
        return acquire(permits, FOR_EVER);
    }

    /// The same for a caller who waits so long at most: who would wait longer is refused at once,
    /// with [RateLimited].
    public CompletableFuture<@Nullable Void> acquire(int permits, Duration atMost) {
        return tryAcquire(permits)
                ? CompletableFuture.completedFuture(null)
                : turnstile.join(permits, Nanos.of(atMost));
    }

    /// A place in the line that knows how long the wait will be.
    ///
    /// @throws QueueFull if [#WAITING_LIMIT] callers wait
    /// @throws IllegalArgumentException unless permits is from 1 to the burst
    public Reservation reserve(int permits) {
        CompletableFuture<@Nullable Void> turn = acquire(permits);
        if (turn.isCompletedExceptionally() && turn.exceptionNow() instanceof Rejected refusal) {
            throw refusal;
        }
        return new Reservation(turnstile, turn, permits);
    }

    /// Puts permits back that were taken and not used; whoever waits has the first claim on them.
    public void giveBack(int permits) {
        turnstile.giveBack(permits);
    }

    /// How many permits are there now; those who wait have the first claim on them.
    public int available() {
        return turnstile.available();
    }

    /// How many callers wait.
    public int waiting() {
        return turnstile.waiting();
    }

    /// Is the limiter as if nobody had ever used it?
    AtomicInteger users() {
        return turnstile.users;
    }

    boolean isIdle() {
        return turnstile.isIdle();
    }

    /// Starts the work when its permit is there. Cancelling the result leaves the line.
    @Override
    public <T extends @Nullable Object> CompletableFuture<T> run(Policy inner, Task<T> task) {
        if (tryAcquire(1)) {
            return Direct.guarded(inner, task);
        }
        CompletableFuture<@Nullable Void> turn = acquire(1, patience);
        return InTurn.run(listener.told(turn), () -> inner.run(task), () -> giveBack(1));
    }

    /// Calls the body when its permit is there; the thread waits in line.
    @Override
    public <T extends @Nullable Object> T call(Policy inner, Callable<T> body) throws Exception {
        if (!tryAcquire(1)) {
            CompletableFuture<@Nullable Void> turn = acquire(1, patience);
            InTurn.await(listener.told(turn), turnstile.scheduler(), () -> giveBack(1));
        }
        return inner.call(body);
    }

    @Override
    public String toString() {
        return "RateLimiter "
                + turnstile
                + (patience.equals(FOR_EVER) ? "" : ", waiting at most " + patience);
    }
}
