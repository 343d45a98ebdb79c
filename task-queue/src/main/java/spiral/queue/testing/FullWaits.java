package spiral.queue.testing;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Chance for tests: whoever draws from a range gets its end, so that waits between attempts have
/// their full length (1 s, 2 s, 4 s …). Other numbers come from a seed. For one thread at a time.
final class FullWaits implements RandomGenerator {
    private final SplittableRandom others;

    FullWaits(long seed) {
        this.others = new SplittableRandom(seed);
    }

    @Override
    public synchronized long nextLong() {
        return others.nextLong();
    }

    @Override
    public long nextLong(long bound) {
        return bound - 1;
    }

    @Override
    public long nextLong(long origin, long bound) {
        return bound - 1;
    }

    @Override
    public double nextDouble() {
        return Math.nextDown(1.0);
    }
}
