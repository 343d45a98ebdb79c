package spiral.log.json;

/// Stores numbers as decimal digits into an array and says where they end. The array has room for
/// [#ROOM] bytes from the given place on.
///
/// How this works: how many digits a number has is found by comparisons, though the digits would
/// tell, too. A processor guesses the outcome of a comparison, mostly rightly, and goes on; for
/// digits it has to wait. So what stands behind the number is stored before its digits are known.
final class Decimals {
    /// More than the longest number takes.
    static final int ROOM = 32;

    /// A double is no number of thousandths, or of too many.
    static final long NOT_SO = -1;

    private Decimals() {}

    /// A whole number.
    static int whole(long value, byte[] to, int at) {
        if (value >= 0 && value < Words.EIGHT_DIGITS) {
            return few((int) value, to, at);
        }
        int begin = at;
        if (value < 0) {
            to[begin++] = '-';
        }
        // parted before the sign is dropped: the smallest number has no positive twin
        int upperEnd = upper(Math.abs(value / Words.EIGHT_DIGITS), to, begin);
        int lower = (int) Math.abs(value % Words.EIGHT_DIGITS);
        return upperEnd == begin ? few(lower, to, begin) : padded(lower, Long.BYTES, to, upperEnd);
    }

    private static int upper(long value, byte[] to, int at) {
        return value == 0 ? at : whole(value, to, at);
    }

    /// At most eight digits.
    private static int few(int value, byte[] to, int at) {
        return padded(value, count(value), to, at);
    }

    private static int count(int value) {
        if (value < 10_000) {
            return value < 100 ? (value < 10 ? 1 : 2) : (value < 1_000 ? 3 : 4);
        }
        return value < 1_000_000 ? (value < 100_000 ? 5 : 6) : (value < 10_000_000 ? 7 : 8);
    }

    /// A number that is not negative with so many digits, at most eight; it has no more.
    static int padded(int value, int count, byte[] to, int at) {
        Words.LONGS.set(to, at, word(value, count));
        return at + count;
    }

    /// The characters of these digits.
    static long word(int value, int count) {
        return Words.text(Words.digits(value)) >>> (Byte.SIZE * (Long.BYTES - count));
    }

    /// How many thousandths make exactly this number, or [#NOT_SO].
    ///
    /// How this works: most numbers have at most three decimals. If a whole number of thousandths
    /// gives back the very same double, and it has at most 15 digits, no other decimal of that
    /// length does (IEEE 754 keeps 15 digits apart); so its digits are those of
    /// [Double#toString].
    static long thousandths(double magnitude) {
        double nearest = Math.rint(magnitude * 1_000);
        boolean exact = nearest / 1_000 == magnitude;
        return exact && magnitude >= 1e-3 && magnitude < 1e7 ? (long) nearest : NOT_SO;
    }

    /// A number of thousandths with one to three decimals.
    static int real(long thousandths, byte[] to, int at) {
        long whole = thousandths / 1_000;
        int rest = (int) (thousandths - whole * 1_000);
        int point = few((int) whole, to, at);
        Words.LONGS.set(to, point, '.' | (word(rest, 3) << Byte.SIZE));
        return point + 1 + (rest % 10 != 0 ? 3 : rest % 100 != 0 ? 2 : 1);
    }
}
