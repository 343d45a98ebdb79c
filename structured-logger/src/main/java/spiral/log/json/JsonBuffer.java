package spiral.log.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A growing array of bytes that JSON text is appended to.
///
/// Owned by one thread at a time; whoever lends it on says until when.
public final class JsonBuffer {
    /// Digits of the longest long.
    private static final int LONGEST_NUMBER = 19;

    /// 00 01 02 … 99
    private static final byte[] PAIRS = pairs();

    /// 1, 10, 100 …
    private static final long[] POWERS = powers();

    // scratch for real(); a StringBuilder writes doubles without garbage
    private final StringBuilder digits = new StringBuilder(32);

    private byte[] bytes;
    private int length;

    /// An empty buffer with room for `capacity` bytes before it has to grow.
    public JsonBuffer(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1 but was " + capacity);
        }
        this.bytes = new byte[capacity];
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
        room(end - start);
        int at = start;
        while (end - at >= SwarScan.WORTH) {
            int chunk = Math.min(at + SwarScan.CHUNK, end);
            if (!SwarScan.copy(text, at, chunk, bytes, length)) {
                return plainOneByOne(text, at, chunk);
            }
            length += chunk - at;
            at = chunk;
        }
        return plainOneByOne(text, at, end);
    }

    /// Appends short text with quotes around it, if it is all plain: see [#plain].
    ///
    /// How this works: each of the four differences is negative for a character that is not plain,
    /// so one look at the sign of all of them together is enough.
    boolean quoted(String text) {
        int count = text.length();
        if (count >= SwarScan.WORTH) {
            return false;
        }
        room(count + 2);
        byte[] to = bytes;
        int at = length;
        int signs = 0;
        to[at++] = '"';
        for (int i = 0; i < count; i++) {
            int c = text.charAt(i);
            signs |= (c - ' ') | (0x7E - c) | ((c ^ '"') - 1) | ((c ^ '\\') - 1);
            to[at++] = (byte) c;
        }
        to[at++] = '"';
        length = signs < 0 ? length : at;
        return signs >= 0;
    }

    private int plainOneByOne(String text, int start, int end) {
        int at = start;
        int to = length;
        while (at < end && isPlain(text.charAt(at))) {
            bytes[to++] = (byte) text.charAt(at++);
        }
        length = to;
        return at;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7F && c != '"' && c != '\\';
    }

    /// Appends a finite number as [Double#toString] writes it, without making that string.
    ///
    /// How this works: most numbers have at most three decimals. If a whole number of thousandths
    /// gives back the very same double, and it has at most 15 digits, no other decimal of that
    /// length does (IEEE 754 keeps 15 digits apart); so its digits are those of `toString`.
    public void real(double value) {
        double magnitude = Math.abs(value);
        long thousandths = Math.round(magnitude * 1_000);
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

    private void fixed(long thousandths) {
        number(thousandths / 1_000);
        put('.');
        padded(thousandths % 1_000, 3);
        while (bytes[length - 1] == '0' && bytes[length - 2] != '.') {
            length--;
        }
    }

    private void copy(StringBuilder ascii) {
        room(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
    }

    /// Appends a whole number in decimal digits.
    public void number(long value) {
        if (value == Long.MIN_VALUE) { // has no positive twin
            ascii("-9223372036854775808");
        } else if (value < 0) {
            put('-');
            padded(-value, digitsOf(-value));
        } else {
            padded(value, digitsOf(value));
        }
    }

    /// Appends the lowest `digits` decimal digits of a number that is not negative, with zeros; two
    /// at a time, because a division takes longer than all else here.
    public void padded(long value, int digits) {
        room(digits);
        int at = length + digits;
        long rest = value;
        for (; at - length >= 2; rest /= 100) {
            int pair = (int) (rest % 100) * 2;
            bytes[--at] = PAIRS[pair + 1];
            bytes[--at] = PAIRS[pair];
        }
        if (at > length) {
            bytes[length] = (byte) ('0' + rest % 10);
        }
        length += digits;
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

    /// A number of b bits has about b × log10(2) digits: 1233/4096 of b, or one more.
    private static int digitsOf(long value) {
        int digits = ((Long.SIZE - Long.numberOfLeadingZeros(value)) * 1_233) >>> 12;
        return digits + (value >= POWERS[digits] || value == 0 ? 1 : 0);
    }

    private static long[] powers() {
        long[] powers = new long[LONGEST_NUMBER];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    private static byte[] pairs() {
        byte[] pairs = new byte[200];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = (byte) ('0' + (i % 2 == 0 ? i / 20 : i / 2 % 10));
        }
        return pairs;
    }

    private void room(int more) {
        int needed = Math.addExact(length, more);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
        }
    }
}
