package spiral.log.sample;

import java.util.concurrent.atomic.AtomicLong;
import spiral.log.Event;
import spiral.log.Sampler;

/// Admits the first event and then every `n`-th: a constant share, however many come.
public final class OneIn implements Sampler {
    private final long n;
    // events seen so far
    private final AtomicLong seen = new AtomicLong();

    /// One in `n`.
    public OneIn(long n) {
        if (n < 1) {
            throw new IllegalArgumentException("n must be at least 1 but was " + n);
        }
        this.n = n;
    }

    @Override
    public boolean admits(Event event) {
        return Math.floorMod(seen.getAndIncrement(), n) == 0;
    }
}
