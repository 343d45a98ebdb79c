package spiral.queue.worker;

import java.time.Duration;

/// How many jobs to have in hand: what can be started within about 200 ms, so that short jobs come
/// in batches (one commit for hundreds) and long ones are not hoarded while other workers idle.
///
/// Owned by the loop's thread.
final class Prefetch {
    /// Most jobs in hand, and in one exchange: one transaction stays well under 100 ms.
    static final int MOST = 1_000;

    private static final double HORIZON_NANOS = Duration.ofMillis(200).toNanos();
    private static final double NEWEST_WEIGHT = 0.1;

    private final int slots;
    private double meanNanos;

    Prefetch(int slots) {
        this.slots = slots;
    }

    /// Takes note of one attempt's time.
    void ran(Duration took) {
        double nanos = Math.max(1_000, took.toNanos());
        meanNanos = meanNanos == 0 ? nanos : meanNanos + NEWEST_WEIGHT * (nanos - meanNanos);
    }

    /// How many jobs to claim now: enough to fill the slots at once, or a whole batch when half
    /// of what should be in hand is used up.
    int wanted(int inHand) {
        int target = target();
        boolean hungry = inHand < slots || inHand <= target / 2;
        return hungry ? Math.max(0, target - inHand) : 0;
    }

    private int target() {
        if (meanNanos == 0) {
            return slots;
        }
        double startable = slots * HORIZON_NANOS / meanNanos;
        return (int) Math.max(slots, Math.min(MOST, startable));
    }
}
