package spiral.log.sample;

import java.time.Duration;
import spiral.log.Event;
import spiral.log.Sampler;

/// Admits the first `first` events of each window, and then every `thereafter`-th: a beginning can
/// be read in full, and a flood still shows that it goes on. Windows are those of the events' own
/// time.
public final class Burst implements Sampler {
    private final int first;
    private final int thereafter;
    private final long windowMicros;
    // all below guarded by this
    private long window = Long.MIN_VALUE;
    private long seen;

    /// The first few per window, then one in `thereafter`.
    public Burst(int first, int thereafter, Duration window) {
        if (first < 0 || thereafter < 0 || window.isNegative()) {
            throw new IllegalArgumentException(
                    "first and thereafter must be at least 1 and window at least 1 ms but were "
                            + first
                            + ", "
                            + thereafter
                            + " and "
                            + window);
        }
        this.first = first;
        this.thereafter = thereafter;
        this.windowMicros = window.toMillis() * 1_000;
    }

    @Override
    public synchronized boolean admits(Event event) {
        long now = Math.floorDiv(event.epochMicros(), windowMicros);
        if (now != window && now != window - 1) { // one window late: another thread overtook it
            window = now;
            seen = 0;
        }
        seen++;
        return seen <= first || (seen - first) % thereafter == 0;
    }
}
