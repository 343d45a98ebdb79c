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
        // TODO step 1: keep the counts, sorted
        // TODO step 2: refuse negative counts, and buckets that do not exist
        throw new UnsupportedOperationException("TODO step 1: keep the counts, sorted");
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
        // TODO step 2: add two snapshots
        throw new UnsupportedOperationException("TODO step 2: add two snapshots");
    }

    /// What came since an earlier snapshot of the same histogram. A bucket that shrank, because the
    /// histogram began anew, counts as 0.
    public HistogramSnapshot minus(HistogramSnapshot earlier) {
        // TODO step 2: what came in between
        throw new UnsupportedOperationException("TODO step 2: what came in between");
    }

    /// The value that this share of all values does not exceed: `percentile(99)`. 0 when empty.
    ///
    /// @param percent from 0 (the lowest value) to 100 (the highest)
    public long percentile(double percent) {
        // TODO step 1: find the bucket of that rank
        // TODO step 2: refuse what is no percentage
        throw new UnsupportedOperationException("TODO step 1: find the bucket of that rank");
    }

    /// The highest value. 0 when empty.
    public long max() {
        // TODO step 1: the highest value
        throw new UnsupportedOperationException("TODO step 1: the highest value");
    }

    /// The lowest value. 0 when empty.
    public long min() {
        // TODO step 1: the lowest value
        throw new UnsupportedOperationException("TODO step 1: the lowest value");
    }

    /// The average value, each taken as the middle of its bucket. 0 when empty.
    public double mean() {
        // TODO step 1: the average
        throw new UnsupportedOperationException("TODO step 1: the average");
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
