package spiral.log.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A growing array of bytes that JSON text is appended to.
///
/// Owned by one thread at a time; whoever lends it on says until when.
public final class JsonBuffer {
    /// Eighteen digits and a sign fit everywhere; a long needs at most this many bytes.
    private static final int LONGEST_NUMBER = 20;

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
    /// How this works: most numbers have a few decimals. If dividing a whole number by a power of
    /// ten gives back the very same double, and it has at most 15 digits, no other decimal of that
    /// length does (IEEE 754 keeps 15 digits apart); so its digits are those of `toString`.
    public void real(double value) {
        if (Math.abs(value) >= 1e-3 && Math.abs(value) < 1e7) {
            for (int decimals = 1; decimals <= 3; decimals++) {
                double power = decimals == 1 ? 10 : decimals == 2 ? 100 : 1_000;
                long whole = Math.round(value * power);
                if ((double) whole / power == value) {
                    fixed(whole, (long) power, decimals);
                    return;
                }
            }
        }
        digits.setLength(0);
        copy(digits.append(value));
    }

    /// The same for a number of single precision.
    public void real(float value) {
        digits.setLength(0);
        copy(digits.append(value));
    }

    private void fixed(long whole, long power, int decimals) {
        if (whole < 0) {
            put('-');
        }
        long magnitude = Math.abs(whole);
        number(magnitude / power);
        put('.');
        padded(magnitude % power, decimals);
    }

    private void copy(StringBuilder ascii) {
        room(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
    }

    /// Appends a whole number in decimal digits.
    public void number(long value) {
        room(LONGEST_NUMBER);
        if (value < 0) {
            bytes[length++] = '-';
        }
        int digits = digitsOf(value);
        int at = length + digits;
        // The remainder of a negative number is negative: Long.MIN_VALUE has no positive twin.
        for (long rest = value; at > length; rest /= 10) {
            bytes[--at] = (byte) ('0' + Math.abs((int) (rest % 10)));
        }
        length += digits;
    }

    /// Appends the lowest `digits` decimal digits of a number that is not negative, with zeros.
    public void padded(long value, int digits) {
        room(digits);
        long rest = value;
        for (int at = length + digits; at > length; rest /= 10) {
            bytes[--at] = (byte) ('0' + (int) (rest % 10));
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

    private static int digitsOf(long value) {
        int digits = 1;
        for (long rest = value / 10; rest != 0; rest /= 10) {
            digits++;
        }
        return digits;
    }

    private void room(int more) {
        int needed = Math.addExact(length, more);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
        }
    }
}
