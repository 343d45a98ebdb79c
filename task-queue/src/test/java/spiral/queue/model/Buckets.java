package spiral.queue.model;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import spiral.queue.Limit;

/// The limits per key: a bucket of tokens for those that limit starts.
final class Buckets {
    /// A token's parts.
    private static final long PARTS = 1_000_000;

    private record Bucket(Limit limit, long spare, long since) {
        long full() {
            return limit.starts() * PARTS;
        }

        long at(long now) {
            long per = limit.per().toMillis();
            long filled =
                    BigInteger.valueOf(full())
                            .multiply(BigInteger.valueOf(Math.min(now - since, per)))
                            .divide(BigInteger.valueOf(per))
                            .longValueExact();
            return Math.min(full(), spare + filled);
        }
    }

    private final Map<String, Bucket> buckets = new TreeMap<>();

    /// What the limit before has counted still counts.
    void set(String key, Optional<Limit> limit, long now) {
        Bucket before = buckets.remove(key);
        boolean counted = before != null && before.limit.starts() > 0;
        long taken = counted ? before.full() - before.at(now) : 0;
        limit.ifPresent(
                l -> buckets.put(key, new Bucket(l, Math.max(0, l.starts() * PARTS - taken), now)));
    }

    Map<String, Limit> all() {
        Map<String, Limit> all = new TreeMap<>();
        buckets.forEach((key, bucket) -> all.put(key, bucket.limit));
        return all;
    }

    /// How many jobs of this key may start.
    long room(String key, long running, long now) {
        Bucket bucket = buckets.get(key);
        if (bucket == null) {
            return Long.MAX_VALUE;
        }
        Limit limit = bucket.limit;
        long slots = limit.running() == 0 ? Long.MAX_VALUE : limit.running() - running;
        long tokens = limit.starts() == 0 ? Long.MAX_VALUE : Math.floorDiv(bucket.at(now), PARTS);
        return Math.max(0, Math.min(slots, tokens));
    }

    void started(String key, long now) {
        buckets.computeIfPresent(
                key, (k, bucket) -> new Bucket(bucket.limit, bucket.at(now) - PARTS, now));
    }
}
