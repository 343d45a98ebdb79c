package spiral.async;

/// The last so many calls, two bits each: did it fail, was it slow? Immutable.
///
///     failed   0 0 1 0 0 1 0 0        rings of bits: the next call takes the place of the oldest
///     slow     0 0 0 0 1 0 0 0
///                  ^ next             two counts beside them, so that nothing is ever summed
///
/// The rings are never written once they are here; a count that differs in a bit has its own.
final class CountTally implements Tally {
    private final Limits limits;
    private final long[] failed;
    private final long[] slow;
    private final int failures;
    private final int drags;
    private final int calls;
    private final int next;

    CountTally(Limits limits) {
        this(limits, words(limits), words(limits), 0, 0, 0, 0);
    }

    private CountTally(
            Limits limits,
            long[] failed,
            long[] slow,
            int failures,
            int drags,
            int calls,
            int next) {
        this.limits = limits;
        this.failed = failed;
        this.slow = slow;
        this.failures = failures;
        this.drags = drags;
        this.calls = calls;
        this.next = next;
    }

    private static long[] words(Limits limits) {
        return new long[Math.ceilDiv(limits.window(), Long.SIZE)];
    }

    @Override
    public Tally after(boolean fails, boolean lags, long now) {
        if (!fails && !lags && unmovedBySuccess()) {
            return this;
        }
        return new CountTally(
                limits,
                with(failed, fails),
                with(slow, lags),
                failures + change(failed, fails),
                drags + change(slow, lags),
                Math.min(calls + 1, limits.window()),
                (next + 1) % limits.window());
    }

    private long[] with(long[] ring, boolean set) {
        if (isSet(ring) == set) {
            return ring;
        }
        long[] other = ring.clone();
        other[next / Long.SIZE] ^= 1L << next;
        return other;
    }

    private int change(long[] ring, boolean set) {
        return (set ? 1 : 0) - (isSet(ring) ? 1 : 0);
    }

    private boolean isSet(long[] ring) {
        return (ring[next / Long.SIZE] & (1L << next)) != 0;
    }

    @Override
    public boolean trips(long now) {
        return limits.reached(calls, failures, drags);
    }

    @Override
    public boolean unmovedBySuccess() {
        return failures == 0 && drags == 0 && calls == limits.window();
    }
}
