package spiral.log.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A piece of JSON text that is written again and again. A short one is kept as three words,
/// because storing these takes less time than asking for a copy.
public final class Piece {
    private static final int SHORT = 3 * Long.BYTES;

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

    /// What the buffer holds now.
    public static Piece of(JsonBuffer out) {
        int length = out.length();
        byte[] kept = new byte[Math.max(SHORT, length)];
        System.arraycopy(out.array(), 0, kept, 0, length);
        return new Piece(kept, length);
    }

    /// Appends it.
    public void appendTo(JsonBuffer out) {
        if (length <= SHORT) {
            out.words(first, second, third, length);
        } else {
            out.raw(bytes, 0, length);
        }
    }

    @Override
    public String toString() {
        return new String(Arrays.copyOf(bytes, length), StandardCharsets.UTF_8);
    }
}
