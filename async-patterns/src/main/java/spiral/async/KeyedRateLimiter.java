package spiral.async;

import static spiral.async.Checks.atLeast;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A rate limiter for each key: for each user, each tenant, each host.
///
///     var perUser = KeyedRateLimiter.<UserId>of(
///             100_000, () -> RateLimiter.of(Rate.perSecond(10), 20, time));
///     if (perUser.tryAcquire(user, 1)) ...
///
/// A key that has all its permits and nobody waiting is as good as new, so it is forgotten, some
/// time after, when other keys come: forgetting never gives anybody more than the rate. Any number
/// of threads.
///
/// How this works: every use of a key's limiter, and its forgetting, happens inside the map's lock
/// for that key, so nobody can hold a limiter that has been forgotten. All keys are looked through
/// when their number has doubled since the last time, which costs each new key a constant share.
public final class KeyedRateLimiter<K> {
    private static final int FIRST_SWEEP = 64;

    private final int mostKeys;
    private final Supplier<RateLimiter> fresh;
    private final ConcurrentMap<K, RateLimiter> limiters = new ConcurrentHashMap<>();

    /// The number of keys at which the next sweep is due.
    private final AtomicInteger sweepAt = new AtomicInteger(FIRST_SWEEP);

    private KeyedRateLimiter(int mostKeys, Supplier<RateLimiter> fresh) {
        this.mostKeys = atLeast(1, "mostKeys", mostKeys);
        this.fresh = fresh;
    }

    /// No keys yet.
    ///
    /// @param mostKeys how many keys are remembered at most; a new one beyond that is refused
    /// @param fresh makes the limiter of a new key, unused
    public static <K> KeyedRateLimiter<K> of(int mostKeys, Supplier<RateLimiter> fresh) {
        return new KeyedRateLimiter<>(mostKeys, fresh);
    }

    /// As [RateLimiter#tryAcquire] for this key; false also when there are too many keys.
    public boolean tryAcquire(K key, int permits) {
        Boolean taken = with(key, limiter -> limiter.tryAcquire(permits));
        return taken != null && taken;
    }

    /// As [RateLimiter#acquire(int)] for this key; fails with [QueueFull] also when there are too
    /// many keys.
    public CompletableFuture<@Nullable Void> acquire(K key, int permits) {
        CompletableFuture<@Nullable Void> turn = with(key, limiter -> limiter.acquire(permits));
        return turn == null
                ? CompletableFuture.failedFuture(
                        new QueueFull(mostKeys, Duration.ZERO))
                : turn;
    }

    /// How many keys are remembered.
    public int keys() {
        return limiters.size();
    }

    private <R> @Nullable R with(K key, Function<RateLimiter, R> use) {
        if (limiters.size() >= sweepAt.get()) {
            sweep();
        }
        var answer = new Answer<R>();
        limiters.compute(
                key,
                (same, known) -> {
                    if (known == null && limiters.size() >= mostKeys) {
                        return null;
                    }
                    RateLimiter limiter = known == null ? fresh.get() : known;
                    answer.value = use.apply(limiter);
                    return limiter;
                });
        return answer.value;
    }

    private void sweep() {
        limiters.keySet()
                .forEach(
                        key ->
                                limiters.computeIfPresent(
                                        key, (same, known) -> known.isIdle() ? null : known));
        sweepAt.set(Math.min(mostKeys, Math.max(FIRST_SWEEP, 2 * limiters.size())));
    }

    /// Carries the answer out of the map's lock. Belongs to one call.
    private static final class Answer<R> {
        private @Nullable R value;
    }
}
