package spiral.log.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A growing array of bytes that JSON text is appended to.
///
/// Owned by one thread at a time; whoever lends it on says until when.
public final class JsonBuffer {
    /// Bytes behind the last one that a word may be stored into.
    private static final int SLACK = Long.BYTES;

    /// Text is copied in pieces, so that a special character costs one piece and not all the rest.
    private static final int PIECE = 256;

    private static final boolean[] PLAIN = plain();

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
            int done = copyPlain(text, at, stop, bytes, length);
            length += done - at;
            at = done;
        }
        return at;
    }

    /// Appends text with quotes around it, if it is all plain and not long: see [#plain].
    boolean quoted(String text) {
        int count = text.length();
        if (count > PIECE) {
            return false;
        }
        room(count + 2);
        byte[] to = bytes;
        int at = length;
        if (copyPlain(text, 0, count, to, at + 1) < count) {
            return false;
        }
        to[at] = '"';
        to[at + 1 + count] = '"';
        length = at + count + 2;
        return true;
    }

    /// Copies characters and says where the first one stands that is not plain; what was copied up
    /// to there counts.
    ///
    /// How this works: copying all of them at once and then looking at each takes half the time of
    /// doing both one by one, because the machine copies many at a time. What makes this way of
    /// copying deprecated, the lost upper half of a character, is seen by the look.
    @SuppressWarnings("deprecation")
    private static int copyPlain(String text, int start, int end, byte[] to, int offset) {
        text.getBytes(start, end, to, offset);
        int at = start;
        while (at < end && isPlain(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isPlain(char c) {
        return c < PLAIN.length && PLAIN[c];
    }

    /// Appends a finite number as [Double#toString] writes it, without making that string.
    ///
    /// How this works: most numbers have at most three decimals. If a whole number of thousandths
    /// gives back the very same double, and it has at most 15 digits, no other decimal of that
    /// length does (IEEE 754 keeps 15 digits apart); so its digits are those of `toString`.
    public void real(double value) {
        double magnitude = Math.abs(value);
        long thousandths = (long) (magnitude * 1_000 + 0.5);
        if (magnitude >= 1e-3 && magnitude < 1e7 && (double) thousandths / 1_000 == magnitude) {
            if (value < 0) {
                put('-');
            }
            fixed(thousandths);
        } else {
            digits.setLength(0);
            copy(digits.append(value));
        }
    }

    /// The same for a number of single precision.
    public void real(float value) {
        digits.setLength(0);
        copy(digits.append(value));
    }

    /// One to three decimals: zeros at the end are left out.
    private void fixed(long thousandths) {
        long whole = thousandths / 1_000;
        number(whole);
        long decimals = Words.digits((int) (thousandths - whole * 1_000) * 100_000);
        int zeros = Words.zerosAtEnd(decimals) - 5;
        word('.' | (Words.text(decimals) << Byte.SIZE), 4 - zeros);
    }

    private void copy(StringBuilder ascii) {
        room(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
    }

    /// Appends a whole number in decimal digits.
    public void number(long value) {
        if (value >= 0 && value < Words.EIGHT_DIGITS) {
            long digits = Words.digits((int) value);
            padded(digits, Long.BYTES - Words.zerosAtBegin(digits));
        } else {
            longNumber(value);
        }
    }

    private void longNumber(long value) {
        if (value == Long.MIN_VALUE) { // has no positive twin
            ascii("-9223372036854775808");
        } else if (value < 0) {
            put('-');
            number(-value);
        } else {
            long upper = value / Words.EIGHT_DIGITS;
            number(upper);
            padded((int) (value - upper * Words.EIGHT_DIGITS), Long.BYTES);
        }
    }

    /// Appends a number that is not negative with so many digits, at most eight; it has no more.
    public void padded(int value, int count) {
        padded(Words.digits(value), count);
    }

    private void padded(long digits, int count) {
        word(Words.text(digits) >>> (Byte.SIZE * (Long.BYTES - count)), count);
    }

    /// Appends the first `count` characters of an ASCII text of at most eight: see [Words].
    void word(long ascii, int count) {
        room(count);
        Words.LONGS.set(bytes, length, ascii);
        length += count;
    }

    /// Appends the first `count` bytes of three words.
    void words(long first, long second, long third, int count) {
        room(3 * Long.BYTES);
        Words.LONGS.set(bytes, length, first);
        Words.LONGS.set(bytes, length + Long.BYTES, second);
        Words.LONGS.set(bytes, length + 2 * Long.BYTES, third);
        length += count;
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

    private static boolean[] plain() {
        boolean[] plain = new boolean[0x7F];
        for (int c = ' '; c < plain.length; c++) {
            plain[c] = c != '"' && c != '\\';
        }
        return plain;
    }

    /// Makes room for `more` bytes, and for a word that is not all needed.
    private void room(int more) {
        int needed = Math.addExact(length, more + SLACK);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
        }
    }
}
