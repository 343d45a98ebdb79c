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

    /// The first few per window, then one in `thereafter`.
    public Burst(int first, int thereafter, Duration window) {
        this.first = first;
        this.thereafter = thereafter;
        this.windowMicros = window.toMillis() * 1_000;
        // TODO step 3: refuse numbers below 1, and say which they were
    }

    @Override
    public synchronized boolean admits(Event event) {
        // TODO step 1: count, and admit the first ones and then every so many
        // TODO step 2: begin anew with each window of the clock; event.epochMicros() is the time
        throw new UnsupportedOperationException("TODO step 1: admit the first " + first);
    }
}
