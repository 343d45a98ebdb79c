package spiral.async;

import static java.time.Duration.ofNanos;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A place in the line of a [RateLimiter], handed out by [RateLimiter#reserve].
public final class Reservation {
    private final Turnstile turnstile;
    private final CompletableFuture<@Nullable Void> turn;
    private final int permits;
    private final AtomicBoolean cancelled = new AtomicBoolean();

    Reservation(Turnstile turnstile, CompletableFuture<@Nullable Void> turn, int permits) {
        this.turnstile = turnstile;
        this.turn = turn;
        this.permits = permits;
    }

    /// How long the wait is from now on, if nobody ahead gives up; zero when the permits are taken.
    public Duration delay() {
        return turn instanceof Line.Waiter waiter && !turn.isDone()
                ? ofNanos(turnstile.nanosUntil(waiter))
                : Duration.ZERO;
    }

    /// Completes when the permits are taken.
    public CompletableFuture<@Nullable Void> ready() {
        return turn.copy();
    }

    /// Gives the place up, or the permits if they were taken and have not been used.
    ///
    /// @return false if it was cancelled before
    public boolean cancel() {
        if (!cancelled.compareAndSet(false, true)) {
            return false;
        }
        if (!turn.cancel(true) && !turn.isCompletedExceptionally()) {
            turnstile.giveBack(permits);
        }
        return true;
    }
}
