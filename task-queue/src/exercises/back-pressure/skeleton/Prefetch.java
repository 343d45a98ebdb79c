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
    // TODO step 2: the moving mean

    Prefetch(int slots) {
        this.slots = slots;
    }

    /// Takes note of one attempt's time.
    void ran(Duration took) {
        throw new UnsupportedOperationException("TODO step 1: take note of its time");
    }

    /// How many jobs to claim now: enough to fill the slots at once, or a whole batch when half
    /// of what should be in hand is used up.
    int wanted(int inHand) {
        // TODO step 1: one for each free slot
        // TODO step 2: what the slots can start within HORIZON_NANOS, when half is used up
        throw new UnsupportedOperationException("TODO step 1: how many to claim now");
    }
}
