package spiral.log.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// ASCII text of up to eight characters as one number, which is stored in one step. The first
/// character is in the lowest byte.
///
/// How this works: the digits of a number come out of three multiplications in place of a division
/// for each. The upper and the lower four digits are put side by side in one word, then each four
/// are parted in two pairs, then each pair in two digits; a multiplication does that for all parts
/// of the word at once, since none of them flows over into the next. (Division by multiplication:
/// T. Granlund and P. Montgomery, 1994; several numbers in one word: L. Lamport, 1975.)
final class Words {
    /// Numbers below this have at most eight digits.
    static final int EIGHT_DIGITS = 100_000_000;

    static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ZEROS = '0' * 0x0101010101010101L;

    private Words() {}

    /// The values, 0 to 9, of all eight digits of a number from 0 to before [#EIGHT_DIGITS].
    static long digits(int number) {
        int upper = number / 10_000;
        long fours = upper | ((long) (number - upper * 10_000) << 32);
        long hundreds = ((fours * 10_486) >>> 20) & 0x0000_007F_0000_007FL;
        long pairs = hundreds | ((fours - hundreds * 100) << 16);
        long tens = ((pairs * 103) >>> 10) & 0x000F_000F_000F_000FL;
        return tens | ((pairs - tens * 10) << 8);
    }

    /// The characters for the values of digits.
    static long text(long digits) {
        return digits | ZEROS;
    }

    /// How many of eight digits are zeros before the first other one; of 0, all but one.
    static int zerosAtBegin(long digits) {
        return Long.numberOfTrailingZeros(digits | (1L << (Long.SIZE - Byte.SIZE))) / Byte.SIZE;
    }

    /// How many of eight digits are zeros behind the last other one; of 0, all but one.
    static int zerosAtEnd(long digits) {
        return Long.numberOfLeadingZeros(digits | 1) / Byte.SIZE;
    }

    /// The text as a word; what it has less than eight characters is NUL.
    static long of(String ascii) {
        byte[] bytes = new byte[Long.BYTES];
        System.arraycopy(ascii.getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, ascii.length());
        return (long) LONGS.get(bytes, 0);
    }
}
