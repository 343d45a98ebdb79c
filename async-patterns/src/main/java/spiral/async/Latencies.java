package spiral.async;

import java.time.Duration;
import java.util.Arrays;

/// How long the latest calls took.
final class Latencies {
    private static final int REMEMBERED = 256;
    private static final int ENOUGH = 20;

    // all guarded by this: a ring
    private final long[] nanos = new long[REMEMBERED];
    private int count;

    synchronized void add(long took) {
        nanos[count++ % REMEMBERED] = took;
        if (count == 2 * REMEMBERED) {
            count = REMEMBERED;
        }
    }

    /// What 95 of 100 calls do not exceed; `unknown` while too few calls are known.
    synchronized Duration slow(Duration unknown) {
        int known = Math.min(count, REMEMBERED);
        if (known < ENOUGH) {
            return unknown;
        }
        long[] sorted = Arrays.copyOf(nanos, known);
        Arrays.sort(sorted);
        return Duration.ofNanos(sorted[(int) Math.ceil(known * 0.95) - 1]);
    }
}
