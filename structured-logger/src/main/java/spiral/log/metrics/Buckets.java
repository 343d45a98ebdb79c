package spiral.log.metrics;

/// The layout of all histograms: which bucket a value falls into.
///
///     value   0   1   2 ... 255 | 256 258 ... 510 | 512 516 ... 1020 | ...
///     bucket  0   1   2 ... 255 | 256 257 ... 383 | 384 385 ...  511 | ...
///     width   1                 | 2               | 4                | doubles
///
/// Up to 255 each value has a bucket of its own; above, each doubling is cut into 128 equal
/// buckets. So a bucket is never wider than 1/128 of the values in it: what is read from it is off
/// by less than 0.8 %. All numbers from 0 to [Long#MAX_VALUE] have a bucket; negative ones count as
/// 0.
///
/// This layout does not change: bucket numbers may be stored. It is the one of HdrHistogram with
/// two significant digits (Gil Tene, "HdrHistogram").
public final class Buckets {
    /// The number of buckets; they are numbered from 0.
    public static final int COUNT = 57 * 128;

    private static final int BITS = 7;
    private static final int PER_DOUBLING = 1 << BITS;

    private Buckets() {}

    /// The bucket of a value.
    public static int index(long value) {
        long counted = Math.max(0, value);
        int shift = Math.max(0, 63 - BITS - Long.numberOfLeadingZeros(counted));
        return shift * PER_DOUBLING + (int) (counted >>> shift);
    }

    /// The lowest value in the bucket.
    public static long lowest(int index) {
        int shift = shift(index);
        return (long) (index - shift * PER_DOUBLING) << shift;
    }

    /// The highest value in the bucket, which stands for all of them where one number must.
    public static long highest(int index) {
        return lowest(index) + (1L << shift(index)) - 1;
    }

    private static int shift(int index) {
        if (index < 0 || index >= COUNT) {
            throw new IllegalArgumentException(
                    "bucket must be from 0 to " + (COUNT - 1) + " but was " + index);
        }
        return Math.max(0, index / PER_DOUBLING - 1);
    }
}
