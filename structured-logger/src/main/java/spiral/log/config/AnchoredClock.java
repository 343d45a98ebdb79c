package spiral.log.config;

import java.time.Instant;
import spiral.log.MicroClock;
import spiral.log.json.UtcTimestamp;

/// The machine's clock to the microsecond, read without making an object.
///
/// How this works: the wall clock is read ten times a second at most; in between, the processor's
/// steady clock says how much time has passed since. So one clock call per event, and a wall clock
/// that is set is followed within a tenth of a second.
public final class AnchoredClock implements MicroClock {
    private static final long KEPT_NANOS = 100_000_000;

    // replaced as a whole by any thread; all of them are right
    private volatile Anchor anchor = Anchor.now();

    /// The machine's clock.
    public AnchoredClock() {}

    private record Anchor(long micros, long nanos) {
        static Anchor now() {
            return new Anchor(UtcTimestamp.micros(Instant.now()), System.nanoTime());
        }
    }

    @Override
    public long micros() {
        Anchor last = anchor;
        long passed = System.nanoTime() - last.nanos;
        if (passed >= KEPT_NANOS) {
            last = Anchor.now();
            anchor = last;
            return last.micros;
        }
        return last.micros + passed / 1_000;
    }
}
