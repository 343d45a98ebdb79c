package spiral.queue.worker;

import java.time.Duration;

/// How many jobs one thread should run one after the other: one, unless they are so quick that a
/// thread for each would cost more than the jobs themselves.
///
/// Owned by the loop's thread.
final class RowLength {
    /// Most jobs in a row.
    static final int MOST = 32;

    /// How long the last in a row should wait for the others.
    private static final double WAIT_NANOS = 500_000;

    private static final double NEWEST_WEIGHT = 0.1;

    private final int most;
    private double meanNanos;

    /// @param most how many one thread may run one after the other, if they are quick
    RowLength(int most) {
        this.most = most;
    }

    /// Takes note of one attempt's time.
    void ran(Duration took) {
        double nanos = Math.max(1_000, took.toNanos());
        meanNanos = meanNanos == 0 ? nanos : meanNanos + NEWEST_WEIGHT * (nanos - meanNanos);
    }

    /// One while it knows nothing.
    int jobs() {
        return meanNanos == 0 ? 1 : (int) Math.clamp(WAIT_NANOS / meanNanos, 1, most);
    }
}
