package spiral.async;

import static spiral.async.Checks.atLeast;
import static spiral.async.Checks.positive;
import static spiral.async.Checks.within;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds by itself how many calls a service can bear at the same time.
///
///     limit    /|      /|      /|        well: one more for each round of calls
///             / |  /| / |  /| / |        failed or slow: nine tenths
///            /  | / |/  | / |/
///
/// A thermostat for load: it acts, feels what that did, and corrects. Additive increase,
/// multiplicative decrease (AIMD), as TCP does it; never below `least` nor above `most`. The limit
/// grows only while at least half of it is in use, or it would say nothing. Any number of threads.
///
/// Van Jacobson, "Congestion Avoidance and Control", 1988.
public final class AdaptiveLimit implements Policy {
    private static final double DECREASE = 0.9;

    private final Places places;
    private final int least;
    private final int most;
    private final long slow;
    private final Scheduler time;
    private final Listener listener;

    /// The limit with its fraction, as the bits of a `double` from `least` to `most`.
    private final AtomicLong limit;

    // written by whoever decreases; an older value only decreases once more
    private volatile long decreased;

    private AdaptiveLimit(int least, int most, long slow, Scheduler time, Listener listener) {
        this.least = atLeast(1, "least", least);
        this.most = within(least, Integer.MAX_VALUE / 2, "most", most);
        this.slow = slow;
        this.time = time;
        this.listener = listener;
        places = new Places(least);
        decreased = time.nanos();
        limit = new AtomicLong(Double.doubleToRawLongBits(least));
    }

    /// A limit that begins at `least` and takes failures and calls slower than this as a sign of
    /// overload.
    ///
    /// @param least at least 1
    /// @param most at least `least`
    /// @param slowerThan positive
    public static AdaptiveLimit between(int least, int most, Duration slowerThan, Scheduler time) {
        long slow = Nanos.of(positive("slowerThan", slowerThan));
        return new AdaptiveLimit(least, most, slow, time, Listener.NONE);
    }

    /// A fresh limit with the same settings that tells this listener when it moves or refuses.
    public AdaptiveLimit listener(Consumer<? super Event> listener) {
        return new AdaptiveLimit(least, most, slow, time, Listener.of(listener));
    }

    /// How many calls may be under way now.
    public int limit() {
        return places.limit();
    }

    /// How many calls are under way.
    public int underWay() {
        return places.taken();
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> run(Policy inner, Task<T> task) {
        if (!places.tryEnter()) {
            return CompletableFuture.failedFuture(refused());
        }
        long begun = time.nanos();
        return Futures.following(
                Direct.guarded(inner, task),
                new CompletableFuture<>(),
                (result, outcome) -> {
                    leave(begun, outcome);
                    Futures.end(result, outcome);
                });
    }

    private void leave(long begun, Outcome<?> outcome) {
        if (outcome instanceof Outcome.Cancelled<?>) {
            places.leave();
        } else {
            leave(begun, outcome instanceof Outcome.Failure<?>);
        }
    }

    @Override
    public <T extends @Nullable Object> T call(Policy inner, Callable<T> body) throws Exception {
        if (!places.tryEnter()) {
            throw refused();
        }
        long begun = time.nanos();
        T value;
        try {
            value = inner.call(body);
        } catch (InterruptedException | CancellationException unwanted) {
            places.leave();
            throw unwanted;
        } catch (Throwable failure) {
            leave(begun, true);
            throw failure;
        }
        leave(begun, false);
        return value;
    }

    /// Calls that began before the latest decrease say nothing about the limit that it set.
    private void leave(long begun, boolean failed) {
        int busy = places.taken();
        places.leave();
        long now = time.nanos();
        boolean overloaded = failed || now - begun > slow;
        if (!overloaded) {
            adjust(false, busy);
        } else if (begun - decreased >= 0) {
            decreased = now;
            adjust(true, busy);
        }
    }

    private void adjust(boolean overloaded, int busy) {
        long before;
        double next;
        do {
            before = limit.get();
            double now = Double.longBitsToDouble(before);
            next = overloaded ? now * DECREASE : busy * 2 >= now ? now + 1 / now : now;
            next = Math.clamp(next, least, most);
        } while (!limit.compareAndSet(before, Double.doubleToRawLongBits(next)));
        if ((int) Double.longBitsToDouble(before) != (int) next) {
            move((int) Double.longBitsToDouble(before));
        }
    }

    /// Whoever moves it last has read the latest.
    private void move(int before) {
        int after = (int) Double.longBitsToDouble(limit.get());
        places.limit(after);
        if (listener.listens()) {
            listener.tell(new Event.LimitChanged(before, after));
        }
    }

    private BulkheadFull refused() {
        return listener.told(new BulkheadFull(places.limit()));
    }

    @Override
    public String toString() {
        return "AdaptiveLimit " + least + " to " + most;
    }
}
