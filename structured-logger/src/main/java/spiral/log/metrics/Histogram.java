package spiral.log.metrics;

import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Counts values by bucket, for many threads at once, without losing one.
///
/// A count costs one atomic addition. Memory: 1 KiB for each doubling that occurs, 57 KiB at most.
public final class Histogram {
    private static final int PART = 128;

    // the buckets in parts of 128; a part is made when its first value comes and then stays
    private final AtomicReferenceArray<@Nullable AtomicLongArray> parts =
            new AtomicReferenceArray<>(Buckets.COUNT / PART);

    /// A histogram in which nothing was counted yet.
    public Histogram() {}

    /// Counts one value; a negative one counts as 0.
    public void record(long value) {
        int bucket = Buckets.index(value);
        part(bucket / PART).getAndIncrement(bucket % PART);
    }

    /// What was counted so far. Values that come meanwhile may be in it or not.
    public HistogramSnapshot snapshot() {
        TreeMap<Integer, Long> counts = new TreeMap<>();
        for (int i = 0; i < parts.length(); i++) {
            AtomicLongArray part = parts.get(i);
            for (int j = 0; part != null && j < PART; j++) {
                long count = part.get(j);
                if (count > 0) {
                    counts.put(i * PART + j, count);
                }
            }
        }
        return HistogramSnapshot.of(counts);
    }

    private AtomicLongArray part(int number) {
        AtomicLongArray part = parts.get(number);
        if (part != null) {
            return part;
        }
        AtomicLongArray fresh = new AtomicLongArray(PART);
        AtomicLongArray earlier = parts.compareAndExchange(number, null, fresh);
        return earlier != null ? earlier : fresh;
    }
}
