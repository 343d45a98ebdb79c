package spiral.async;

import java.util.concurrent.atomic.AtomicLongArray;

/// The calls of the latest span of time, in ten slots that are used round and round.
///
///     slots     [ 3 ][ 0 ][ 5 ] ... [ 2 ]       each: round, calls, failed, slow
///                           ^ now               the next one to be used again
///
/// How this works: a slot is one long, four numbers of 16 bits, so that a call is one
/// compare-and-set and allocates nothing. A slot that bears the number of an earlier round counts
/// as empty. When the calls of a slot reach 65,535 all three numbers are halved: the shares, which
/// alone matter, stay.
final class TimeTally implements Tally {
    static final int SLOTS = 10;

    private static final int BITS = 16;
    private static final long MASK = (1L << BITS) - 1;

    private final Limits limits;
    private final long slotNanos;

    /// Round, calls, failed, slow: from the highest bits to the lowest.
    private final AtomicLongArray slots = new AtomicLongArray(SLOTS);

    TimeTally(Limits limits, long span) {
        this.limits = limits;
        slotNanos = span / SLOTS;
    }

    @Override
    public Tally after(boolean failed, boolean slow, long now) {
        long call = (1L << (2 * BITS)) | (failed ? 1L << BITS : 0) | (slow ? 1 : 0);
        count(Math.floorDiv(now, slotNanos), call);
        return this;
    }

    @Override
    public boolean unmovedBySuccess() {
        return false;
    }

    private void count(long tick, long call) {
        int slot = Math.floorMod(tick, SLOTS);
        long round = round(tick);
        long before;
        long after;
        do {
            before = slots.get(slot);
            long known = before >>> (3 * BITS) == round ? before : round << (3 * BITS);
            after = (calls(known) == MASK ? halved(known) : known) + call;
        } while (!slots.compareAndSet(slot, before, after));
    }

    @Override
    public boolean trips(long now) {
        long tick = Math.floorDiv(now, slotNanos);
        long calls = 0;
        long failed = 0;
        long slow = 0;
        for (long each = tick - SLOTS + 1; each <= tick; each++) {
            long slot = slots.get(Math.floorMod(each, SLOTS));
            if (slot >>> (3 * BITS) == round(each)) {
                calls += calls(slot);
                failed += (slot >>> BITS) & MASK;
                slow += slot & MASK;
            }
        }
        return limits.reached(calls, failed, slow);
    }

    /// Never 0, which is what an unused slot bears.
    private static long round(long tick) {
        return Math.floorMod(Math.floorDiv(tick, SLOTS), MASK) + 1;
    }

    private static long calls(long slot) {
        return (slot >>> (2 * BITS)) & MASK;
    }

    private static long halved(long slot) {
        long round = slot & (MASK << (3 * BITS));
        return round
                | ((calls(slot) / 2) << (2 * BITS))
                | ((((slot >>> BITS) & MASK) / 2) << BITS)
                | ((slot & MASK) / 2);
    }
}
