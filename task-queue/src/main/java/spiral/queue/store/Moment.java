package spiral.queue.store;

import java.util.function.BooleanSupplier;

/// The moment for which a leader waits for those who are on their way back: less than a commit
/// takes, and long enough for a few dozen threads to wake up. It lets them run instead of sleeping:
/// a sleep is never so short.
final class Moment implements Combining.Gathering {
    private static final long NANOS = 100_000;

    // nothing rests on who runs next, only how soon all are there
    @SuppressWarnings("ThreadPriorityCheck")
    @Override
    public void until(BooleanSupplier all) {
        long end = System.nanoTime() + NANOS;
        while (!all.getAsBoolean() && System.nanoTime() - end < 0) {
            Thread.yield();
        }
    }
}
