package spiral.log.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A piece of JSON text that is written again and again. A short one is kept as three words,
/// because storing these takes less time than asking for a copy.
public final class Piece {
    private static final int SHORT = 3 * Long.BYTES;

    /// Nothing at all.
    public static final Piece NOTHING = new Piece(new byte[SHORT], 0);

    private final byte[] bytes;
    private final int length;
    private final long first;
    private final long second;
    private final long third;

    private Piece(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
        this.first = (long) Words.LONGS.get(bytes, 0);
        this.second = (long) Words.LONGS.get(bytes, Long.BYTES);
        this.third = (long) Words.LONGS.get(bytes, 2 * Long.BYTES);
    }

    /// What the buffer holds from `start` to before `end`.
    public static Piece of(JsonBuffer out, int start, int end) {
        byte[] kept = new byte[Math.max(SHORT, end - start)];
        System.arraycopy(out.array(), start, kept, 0, end - start);
        return new Piece(kept, end - start);
    }

    /// All that the buffer holds.
    public static Piece of(JsonBuffer out) {
        return of(out, 0, out.length());
    }

    /// Whether there is nothing to append.
    public boolean isEmpty() {
        return length == 0;
    }

    /// Appends it.
    public void appendTo(JsonBuffer out) {
        out.append(this);
    }

    /// How many bytes [#store] may write: more than it has.
    int room() {
        return Math.max(SHORT, length);
    }

    /// Stores it into an array and says where it ends.
    int store(byte[] to, int at) {
        if (length <= SHORT) {
            Words.LONGS.set(to, at, first);
            Words.LONGS.set(to, at + Long.BYTES, second);
            Words.LONGS.set(to, at + 2 * Long.BYTES, third);
        } else {
            System.arraycopy(bytes, 0, to, at, length);
        }
        return at + length;
    }

    @Override
    public String toString() {
        return new String(Arrays.copyOf(bytes, length), StandardCharsets.UTF_8);
    }
}
