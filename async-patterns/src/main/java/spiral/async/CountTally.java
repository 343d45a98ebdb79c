package spiral.async;

import java.util.concurrent.atomic.AtomicReference;

/// The last so many calls, two bits each: did it fail, was it slow?
final class CountTally implements Tally {
    private final BreakerRules rules;
    private final int slowPercent;
    private final long mask;
    private final AtomicReference<Bits> bits = new AtomicReference<>(new Bits(0, 0, 0));

    CountTally(BreakerRules rules, int slowPercent) {
        this.rules = rules;
        this.slowPercent = slowPercent;
        mask = -1L >>> (Long.SIZE - rules.window());
    }

    /// A window full of good calls is not written to.
    @Override
    public boolean record(boolean failed, boolean slow, long now) {
        while (true) {
            Bits before = bits.get();
            if (before.isClean(rules.window()) && !failed && !slow) {
                return false;
            }
            Bits after = before.after(failed, slow, mask, rules.window());
            if (bits.compareAndSet(before, after)) {
                return trips(after);
            }
        }
    }

    @Override
    public boolean unmovedBySuccess() {
        return bits.get().isClean(rules.window());
    }

    private boolean trips(Bits now) {
        return now.calls >= rules.minimumCalls()
                && (Tally.tooMany(Long.bitCount(now.failed), rules.failurePercent(), now.calls)
                        || Tally.tooMany(Long.bitCount(now.slow), slowPercent, now.calls));
    }

    /// The newest call in bit 0.
    private record Bits(long failed, long slow, int calls) {
        boolean isClean(int window) {
            return (failed | slow) == 0 && calls == window;
        }

        Bits after(boolean fails, boolean drags, long mask, int window) {
            return new Bits(
                    ((failed << 1) | (fails ? 1 : 0)) & mask,
                    ((slow << 1) | (drags ? 1 : 0)) & mask,
                    Math.min(calls + 1, window));
        }
    }
}
