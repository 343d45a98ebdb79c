package spiral.log;

import java.util.concurrent.atomic.AtomicLong;

/// Counts what the sampler held back and says when that number is to be told: at most once per
/// second, and then all of it. Time is an argument.
final class Suppressed {
    private static final long PAUSE_MICROS = 1_000_000;

    // events held back and not told yet
    private final AtomicLong waiting = new AtomicLong();
    // the earliest time of the next telling; only moves forward, or back with the clock
    private final AtomicLong next = new AtomicLong(Long.MIN_VALUE);

    void add() {
        waiting.incrementAndGet();
    }

    /// The number to tell now, or 0. Of several threads that ask at once, one gets it.
    long due(long nowMicros) {
        if (waiting.get() == 0) {
            return 0;
        }
        long earliest = next.get();
        boolean early = nowMicros < earliest && earliest - nowMicros <= PAUSE_MICROS;
        return !early && next.compareAndSet(earliest, nowMicros + PAUSE_MICROS) ? rest() : 0;
    }

    /// The number to tell at the end.
    long rest() {
        return waiting.getAndSet(0);
    }
}
