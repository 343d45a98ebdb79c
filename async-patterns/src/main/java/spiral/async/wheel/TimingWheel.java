package spiral.async.wheel;

import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Holds entries until their instants come. Adding, removing and firing take constant time, however
/// many there are. For one thread; time is an argument and starts at 0.
///
/// How this works: time is cut into ticks of 2^14 ns, about 16 microseconds. The number of an
/// entry's tick and the number of the present one (the cursor) are compared six bits at a time; the
/// highest group in which they differ is the level, and the entry's own six bits there are the
/// slot. So a slot on level 0 is one tick, one on level 1 is 64 ticks, and so on.
///
///     cursor  000010 000111 | 000101        tick  000010 000111 | 001001   level 0, slot 9
///                                           tick  000010 | 001000 000000   level 1, slot 8
///
/// When the cursor enters a slot of a higher level, its entries find their places again, further
/// down: each entry moves at most five times. A bit map for each level tells the next occupied slot
/// without looking at the empty ones, so that nothing has to tick. Entries beyond level 5, twelve
/// days ahead, lie in a list that is looked through when level 5 has gone round.
///
/// An entry's tick is rounded up, so nothing fires early, and late by one tick at most. Entries of
/// one tick fire in the order of their instants, and of adding where those are equal: the same tick
/// means the same slot on every level, and slots are lines.
///
/// G. Varghese and A. Lauck, "Hashed and Hierarchical Timing Wheels", SOSP 1987, scheme 7.
public final class TimingWheel {
    /// What [#next] says when there is nothing to wait for.
    public static final long NEVER = Long.MAX_VALUE;

    private static final int TICK_BITS = 14;
    private static final int LEVEL_BITS = 6;
    private static final int SLOTS = 1 << LEVEL_BITS;
    private static final int LEVELS = 6;
    private static final int WHEEL_BITS = LEVELS * LEVEL_BITS;
    private static final short FAR = LEVELS * SLOTS;
    private static final Comparator<WheelEntry> BY_INSTANT = comparingLong(WheelEntry::due);

    // all touched by the one thread that turns the wheel
    private final @Nullable WheelEntry[] heads = new @Nullable WheelEntry[FAR + 1];
    private final long[] occupied = new long[LEVELS];
    private final List<WheelEntry> ready = new ArrayList<>();
    private long cursor;
    private int size;

    /// Puts the entry where its instant belongs.
    public void add(WheelEntry entry) {
        size++;
        place(entry);
    }

    /// Takes the entry out, if it is in.
    public void remove(WheelEntry entry) {
        if (entry.slot != WheelEntry.NOWHERE) {
            unlink(entry);
            size--;
        }
    }

    /// How many entries wait.
    public int size() {
        return size;
    }

    /// The next instant at which the wheel has something to do, which may be no more than a move to
    /// a lower level; [#NEVER] if it is empty.
    public long next() {
        if (!ready.isEmpty()) {
            return cursor << TICK_BITS;
        }
        long tick = nextTick();
        return tick > NEVER >> TICK_BITS ? NEVER : tick << TICK_BITS;
    }

    /// Turns the wheel to that instant and hands out whatever has become due, in order.
    public void advance(long now, Consumer<? super WheelEntry> due) {
        long target = now >> TICK_BITS;
        fire(due);
        for (long tick = nextTick(); tick <= target; tick = nextTick()) {
            cursor = tick;
            open(tick);
            fire(due);
        }
        cursor = Math.max(cursor, target);
    }

    /// Empties the slots that begin with this tick: into the hand, or a level down.
    private void open(long tick) {
        if ((tick & ((1L << WHEEL_BITS) - 1)) == 0) {
            empty(FAR);
        }
        int level = Math.min(Long.numberOfTrailingZeros(tick) / LEVEL_BITS, LEVELS - 1);
        for (; level >= 0; level--) {
            empty(slot(level, tick));
        }
    }

    private void empty(int slot) {
        WheelEntry first = heads[slot];
        if (first == null) {
            return;
        }
        clear(slot);
        WheelEntry entry = first;
        while (entry != null) {
            WheelEntry following = entry.after;
            place(entry);
            entry = following;
        }
    }

    private void place(WheelEntry entry) {
        long tick = (entry.due + (1L << TICK_BITS) - 1) >> TICK_BITS;
        if (tick <= cursor) {
            entry.slot = WheelEntry.NOWHERE;
            ready.add(entry);
            return;
        }
        int level = (Long.SIZE - 1 - Long.numberOfLeadingZeros(tick ^ cursor)) / LEVEL_BITS;
        link(entry, level < LEVELS ? slot(level, tick) : FAR);
    }

    private void fire(Consumer<? super WheelEntry> due) {
        if (ready.isEmpty()) {
            return;
        }
        ready.sort(BY_INSTANT);
        size -= ready.size();
        ready.forEach(due);
        ready.clear();
    }

    /// The first tick at which a slot is to be opened. The lowest level comes first: its slots all
    /// lie within the present slot of the level above.
    private long nextTick() {
        for (int level = 0; level < LEVELS; level++) {
            int shift = level * LEVEL_BITS;
            long later = occupied[level] & (-2L << ((cursor >> shift) & (SLOTS - 1)));
            if (later != 0) {
                long round = cursor >> shift >> LEVEL_BITS << LEVEL_BITS;
                return (round | Long.numberOfTrailingZeros(later)) << shift;
            }
        }
        return heads[FAR] == null ? NEVER : ((cursor >> WHEEL_BITS) + 1) << WHEEL_BITS;
    }

    private static int slot(int level, long tick) {
        return level * SLOTS + (int) ((tick >> (level * LEVEL_BITS)) & (SLOTS - 1));
    }

    /// At the end of the slot's line. The first entry's `before` is the last one.
    private void link(WheelEntry entry, int slot) {
        WheelEntry first = heads[slot];
        entry.slot = (short) slot;
        entry.after = null;
        if (first == null) {
            heads[slot] = entry;
            entry.before = entry;
            mark(slot);
            return;
        }
        WheelEntry last = first.before;
        entry.before = last;
        if (last != null) {
            last.after = entry;
        }
        first.before = entry;
    }

    private void unlink(WheelEntry entry) {
        int slot = entry.slot;
        WheelEntry first = heads[slot];
        WheelEntry following = entry.after;
        WheelEntry earlier = entry.before;
        if (entry.equals(first)) {
            heads[slot] = following;
        } else if (earlier != null) {
            earlier.after = following;
        }
        if (following != null) {
            following.before = earlier;
        } else if (first != null && !entry.equals(first)) {
            first.before = earlier;
        }
        if (heads[slot] == null) {
            clear(slot);
        }
        entry.slot = WheelEntry.NOWHERE;
        entry.before = null;
        entry.after = null;
    }

    private void mark(int slot) {
        if (slot < FAR) {
            occupied[slot / SLOTS] |= 1L << (slot % SLOTS);
        }
    }

    private void clear(int slot) {
        heads[slot] = null;
        if (slot < FAR) {
            occupied[slot / SLOTS] &= ~(1L << (slot % SLOTS));
        }
    }
}
