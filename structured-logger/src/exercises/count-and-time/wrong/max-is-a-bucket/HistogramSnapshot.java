package spiral.log.metrics;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Counts by bucket at one moment: a value that can be stored, added, and asked for percentiles.
///
/// Two processes' snapshots are added with [#plus]; what happened between two moments is the later
/// snapshot [#minus] the earlier one. All answers are those of the buckets, off by less than 0.8 %
/// (see [Buckets]).
public final class HistogramSnapshot {
    /// Nothing counted.
    public static final HistogramSnapshot EMPTY = new HistogramSnapshot(new TreeMap<>());

    private final NavigableMap<Integer, Long> counts;
    private final long count;

    private HistogramSnapshot(NavigableMap<Integer, Long> counts) {
        this.counts = counts;
        this.count = counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// A snapshot with these counts by bucket number; counts of 0 are left out.
    ///
    /// @throws IllegalArgumentException when a bucket does not exist or a count is negative
    public static HistogramSnapshot of(Map<Integer, Long> counts) {
        TreeMap<Integer, Long> kept = new TreeMap<>();
        counts.forEach((bucket, count) -> {
            Buckets.lowest(bucket);
            if (count < 0) {
                throw new IllegalArgumentException(
                        "count must not be negative but was " + count + " in bucket " + bucket);
            }
            if (count > 0) {
                kept.put(bucket, count);
            }
        });
        return new HistogramSnapshot(kept);
    }

    /// The counts by bucket number, lowest first, without zeros. Unmodifiable.
    public Map<Integer, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }

    /// How many values were counted.
    public long count() {
        return count;
    }

    /// Both together.
    public HistogramSnapshot plus(HistogramSnapshot other) {
        TreeMap<Integer, Long> sum = new TreeMap<>(counts);
        other.counts.forEach((bucket, more) -> sum.merge(bucket, more, Long::sum));
        return new HistogramSnapshot(sum);
    }

    /// What came since an earlier snapshot of the same histogram. A bucket that shrank, because the
    /// histogram began anew, counts as 0.
    public HistogramSnapshot minus(HistogramSnapshot earlier) {
        TreeMap<Integer, Long> rest = new TreeMap<>();
        counts.forEach((bucket, now) -> {
            long since = now - earlier.counts.getOrDefault(bucket, 0L);
            if (since > 0) {
                rest.put(bucket, since);
            }
        });
        return new HistogramSnapshot(rest);
    }

    /// The value that this share of all values does not exceed: `percentile(99)`. 0 when empty.
    ///
    /// @param percent from 0 (the lowest value) to 100 (the highest)
    public long percentile(double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("percent must be from 0 to 100 but was " + percent);
        }
        if (percent == 0) {
            return min();
        }
        // One step down first: 99.9 % of 1000 must be rank 999, though 0.999 is not a binary
        // number.
        long rank = Math.max(1, (long) Math.ceil(Math.nextDown(percent) / 100 * count));
        long passed = 0;
        for (Map.Entry<Integer, Long> bucket : counts.entrySet()) {
            passed += bucket.getValue();
            if (passed >= rank) {
                return Buckets.highest(bucket.getKey());
            }
        }
        return 0;
    }

    /// The highest value. 0 when empty.
    public long max() {
        return 0;
    }

    /// The lowest value. 0 when empty.
    public long min() {
        return counts.isEmpty() ? 0 : Buckets.lowest(counts.firstKey());
    }

    /// The average value, each taken as the middle of its bucket. 0 when empty.
    public double mean() {
        double sum = 0;
        for (Map.Entry<Integer, Long> bucket : counts.entrySet()) {
            double low = Buckets.lowest(bucket.getKey());
            sum += (low + Buckets.highest(bucket.getKey())) / 2 * bucket.getValue();
        }
        return count == 0 ? 0 : sum / count;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HistogramSnapshot that && counts.equals(that.counts);
    }

    @Override
    public int hashCode() {
        return counts.hashCode();
    }

    @Override
    public String toString() {
        return count
                + " values, p50 "
                + percentile(50)
                + ", p99 "
                + percentile(99)
                + ", max "
                + max();
    }
}
