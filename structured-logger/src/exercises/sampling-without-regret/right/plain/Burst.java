package spiral.log.sample;

import java.time.Duration;
import spiral.log.Event;
import spiral.log.Sampler;

/// Admits the first `first` events of each window, and then every `thereafter`-th.
public final class Burst implements Sampler {
    private final int first;
    private final int thereafter;
    private final long windowMicros;
    private Window open = new Window(Long.MIN_VALUE, 0);

    /// A window of the clock, and how many events it has seen.
    private record Window(long number, long seen) {
        Window next() {
            return new Window(number, seen + 1);
        }

        boolean takes(long other) {
            return other == number || other == number - 1;
        }
    }

    /// The first few per window, then one in `thereafter`.
    public Burst(int first, int thereafter, Duration window) {
        if (first < 1 || thereafter < 1 || window.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "first, thereafter and window must be positive but were "
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
        long number = Math.floorDiv(event.epochMicros(), windowMicros);
        if (!open.takes(number)) {
            open = new Window(number, 0);
        }
        open = open.next();
        long beyond = open.seen() - first;
        return beyond <= 0 || beyond % thereafter == 0;
    }
}
