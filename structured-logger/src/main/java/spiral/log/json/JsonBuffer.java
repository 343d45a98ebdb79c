package spiral.log.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A growing array of bytes that JSON text is appended to.
///
/// Owned by one thread at a time; whoever lends it on says until when.
public final class JsonBuffer {
    /// Bytes behind the last one that a word may be stored into.
    private static final int SLACK = Long.BYTES;

    /// Text is copied in pieces, so that a special character costs one piece and not all the rest.
    private static final int PIECE = 256;

    private static final long TRUE = Words.of("true");
    private static final long FALSE = Words.of("false");

    // scratch for real(); a StringBuilder writes doubles without garbage
    private final StringBuilder digits = new StringBuilder(32);

    private byte[] bytes;
    private int length;

    /// An empty buffer with room for `capacity` bytes before it has to grow.
    public JsonBuffer(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1 but was " + capacity);
        }
        this.bytes = new byte[capacity + SLACK];
    }

    /// Appends one ASCII character.
    public void put(int ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
    }

    /// Appends the part of `json` from `start` on that has this length and is JSON text already.
    public void raw(byte[] json, int start, int count) {
        room(count);
        System.arraycopy(json, start, bytes, length, count);
        length += count;
    }

    /// Appends bytes that are JSON text already.
    public void raw(byte[] json) {
        room(json.length);
        System.arraycopy(json, 0, bytes, length, json.length);
        length += json.length;
    }

    /// Appends text of which the caller knows that it is ASCII and needs no escape.
    public void ascii(String literal) {
        ascii(literal, 0, literal.length());
    }

    /// Appends the part of `text` from `start` to before `end`, known to be ASCII without escapes.
    public void ascii(String text, int start, int end) {
        room(end - start);
        int at = length;
        for (int i = start; i < end; i++) {
            bytes[at++] = (byte) text.charAt(i);
        }
        length = at;
    }

    /// Appends the characters from `start` on that are printable ASCII and need no escape in a JSON
    /// string, and says where the first other one stands, or `end`.
    public int plain(String text, int start, int end) {
        int at = start;
        int stop = at;
        while (at == stop && at < end) {
            stop = Math.min(at + PIECE, end);
            room(stop - at);
            int done = PlainText.copy(text, at, stop, bytes, length);
            length += done - at;
            at = done;
        }
        return at;
    }

    /// Appends `before` and then a value in JSON, if it is of one of the usual kinds, which cannot
    /// fail; else nothing.
    ///
    /// How this works: the length is read and written once for both. What is appended next has to
    /// wait for the length, so that is the beat of the whole line.
    boolean simple(Piece before, @Nullable Object value) {
        if (value instanceof String string) {
            return quoted(before, string);
        } else if (value instanceof Long || value instanceof Integer) {
            int at = store(before, Decimals.ROOM);
            length = Decimals.whole(((Number) value).longValue(), bytes, at);
        } else if (value instanceof Boolean truth) {
            int at = store(before, Long.BYTES);
            Words.LONGS.set(bytes, at, truth ? TRUE : FALSE);
            length = at + (truth ? 4 : 5);
        } else {
            return value instanceof Double real && thousandths(before, real);
        }
        return true;
    }

    private boolean thousandths(Piece before, double value) {
        long thousandths = Decimals.thousandths(Math.abs(value));
        if (thousandths == Decimals.NOT_SO) {
            return false;
        }
        int at = store(before, Decimals.ROOM);
        if (value < 0) {
            bytes[at++] = '-';
        }
        length = Decimals.real(thousandths, bytes, at);
        return true;
    }

    /// Appends `before` and then text with quotes around it, if it is all plain and not long: see
    /// [#plain].
    boolean quoted(Piece before, String text) {
        int count = text.length();
        if (count > PIECE) {
            return false;
        }
        int at = store(before, count + 2);
        byte[] to = bytes;
        if (PlainText.copy(text, 0, count, to, at + 1) < count) {
            return false;
        }
        to[at] = '"';
        to[at + 1 + count] = '"';
        length = at + count + 2;
        return true;
    }

    /// Stores a piece behind the end, with room for `more` bytes behind it, and says where it ends.
    private int store(Piece piece, int more) {
        room(piece.room() + more);
        return piece.store(bytes, length);
    }

    /// Appends a finite number as [Double#toString] writes it, without making that string.
    public void real(double value) {
        if (!thousandths(Piece.NOTHING, value)) {
            digits.setLength(0);
            copy(digits.append(value));
        }
    }

    /// The same for a number of single precision.
    public void real(float value) {
        digits.setLength(0);
        copy(digits.append(value));
    }

    private void copy(StringBuilder ascii) {
        room(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
    }

    /// Appends a whole number in decimal digits.
    public void number(long value) {
        room(Decimals.ROOM);
        length = Decimals.whole(value, bytes, length);
    }

    /// Appends a number that is not negative with so many digits, at most eight; it has no more.
    public void padded(int value, int count) {
        room(count);
        length = Decimals.padded(value, count, bytes, length);
    }

    /// Appends `before`, then a time of day's last six digits and the `Z` of UTC.
    void micros(Piece before, int micros) {
        int at = store(before, Long.BYTES);
        Words.LONGS.set(bytes, at, Decimals.word(micros, 6) | (long) 'Z' << (6 * Byte.SIZE));
        length = at + 7;
    }

    /// Appends JSON text that is kept ready.
    void append(Piece piece) {
        length = store(piece, 0);
    }

    /// How many bytes have been appended.
    public int length() {
        return length;
    }

    /// Forgets what was appended after the buffer had this length.
    public void cutTo(int earlierLength) {
        if (earlierLength < 0 || earlierLength > length) {
            throw new IllegalArgumentException(
                    "length must be from 0 to " + length + " but was " + earlierLength);
        }
        length = earlierLength;
    }

    /// The array itself, of which the first [#length] bytes count. Changes when the buffer grows.
    public byte[] array() {
        return bytes;
    }

    /// The text appended so far.
    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /// Makes room for `more` bytes, and for a word that is not all needed.
    private void room(int more) {
        if (more > bytes.length - SLACK - length) {
            grow(Math.addExact(length, more + SLACK));
        }
    }

    private void grow(int needed) {
        bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
    }
}
