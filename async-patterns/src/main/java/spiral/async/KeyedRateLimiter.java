package spiral.async;

import static spiral.async.Checks.atLeast;

import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
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
/// How this works: whoever uses a key's limiter first adds itself to its users, inside the map's
/// lock for that key; forgetting happens under the same lock, and not while there are users. So
/// nobody can hold a limiter that has been forgotten, and no callback runs under the lock. Each new
/// key looks at a few others, in turn: no timer, no thread, and a constant share for each.
public final class KeyedRateLimiter<K> {
    /// How many keys a new key looks at; and how many when there is no room.
    private static final int SOME = 2;

    private static final int MANY = 64;

    private final int mostKeys;
    private final Supplier<RateLimiter> fresh;
    private final ConcurrentMap<K, RateLimiter> limiters = new ConcurrentHashMap<>();

    private final Object round = new Object();
    // guarded by `round`
    private Iterator<K> next = Collections.emptyIterator();

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
                ? CompletableFuture.failedFuture(new QueueFull(mostKeys, Duration.ZERO))
                : turn;
    }

    /// How many keys are remembered.
    public int keys() {
        return limiters.size();
    }

    private <R> @Nullable R with(K key, Function<RateLimiter, R> use) {
        if (!limiters.containsKey(key)) {
            forget(limiters.size() < mostKeys ? SOME : MANY);
        }
        RateLimiter limiter =
                limiters.compute(
                        key,
                        (same, known) -> {
                            if (known == null && limiters.size() >= mostKeys) {
                                return null;
                            }
                            RateLimiter one = known == null ? fresh.get() : known;
                            one.users().getAndIncrement();
                            return one;
                        });
        if (limiter == null) {
            return null;
        }
        try {
            return use.apply(limiter);
        } finally {
            limiter.users().getAndDecrement();
        }
    }

    /// Looks at the next few keys, round and round.
    private void forget(int number) {
        synchronized (round) {
            for (int i = 0; i < number; i++) {
                if (!next.hasNext()) {
                    next = limiters.keySet().iterator();
                }
                if (next.hasNext()) {
                    limiters.computeIfPresent(
                            next.next(), (same, known) -> known.isIdle() ? null : known);
                }
            }
        }
    }
}
