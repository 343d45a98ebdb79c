package spiral.sim.expr;

/// Arithmetic that no language's library gives with the same bits everywhere.
///
/// How this works: only `+ - * /`, comparisons, `floor` and `exp` are used, in a fixed order, so
/// the same lines in another language give the same bits. A power is `exp(y ln x)`. Its error is
/// the error of `y ln x`, so the logarithm is kept as a sum of two doubles: `x = m 2^e`, and `ln m =
/// 2 (s + s^3/3 + s^5/5 + ...)` with `s = (m - 1) / (m + 1)`, whose first term carries its rounding
/// error along (Dekker, "A floating-point technique for extending the available precision", 1971).
/// Whole exponents up to 64 are multiplied out.
public final class Arithmetic {
    private static final double WHOLE_POWERS = 64;
    private static final double SPLITTER = 134217729; // 2^27 + 1
    // ln 2 as two doubles; the first ends in zeros, so that its product with an exponent is exact
    private static final double LN2 = 0x1.62e42feep-1;
    private static final double LN2_REST = 0x1.a39ef35793c76p-33;
    private static final double LARGEST_LN = 710;
    private static final double SMALLEST_LN = -746;
    private static final int SERIES = 25;
    private static final double ROOT_OF_TWO = 1.4142135623730951;
    private static final double TURN = 6.283185307179586;
    private static final double FAR = 500_000;
    private static final double TINY = 1e-300;
    // the first lifts what is tiny; the others find the exponent, half by half
    private static final double[] SCALE_POWERS = {200, 512, 256, 128, 64, 32, 16, 8, 4, 2, 1};
    private static final double[] SCALES = {
        0x1p200, 0x1p512, 0x1p256, 0x1p128, 0x1p64, 0x1p32, 0x1p16, 0x1p8, 0x1p4, 0x1p2, 0x1p1
    };

    private Arithmetic() {}

    /// `x` to the power `y`; NaN for a negative `x` with a broken `y`.
    public static double power(double x, double y) {
        if (y == 0 || x == 1) {
            return 1;
        }
        boolean whole = Math.floor(y) == y;
        if (whole && Math.abs(y) <= WHOLE_POWERS) {
            return wholePower(x, y);
        }
        if (x < 0) {
            return !whole ? Double.NaN : y % 2 == 0 ? ofPositive(-x, y) : -ofPositive(-x, y);
        }
        return ofPositive(x, y);
    }

    private static double wholePower(double x, double y) {
        double result = 1;
        double square = x;
        for (double left = Math.abs(y); left > 0; left = Math.floor(left / 2)) {
            if (left % 2 == 1) {
                result = result * square;
            }
            square = square * square;
        }
        return y < 0 ? 1 / result : result;
    }

    private static double ofPositive(double x, double y) {
        if (x == 0 || x == Double.POSITIVE_INFINITY) {
            return (x == 0) == (y > 0) ? 0 : Double.POSITIVE_INFINITY;
        }
        double exponent = x < TINY ? -200 : 0;
        double m = x < TINY ? x * SCALES[0] : x;
        for (int i = 1; i < SCALES.length; i++) {
            double power = SCALE_POWERS[i];
            if (m >= SCALES[i]) {
                m = m / SCALES[i];
                exponent = exponent + power;
            }
            if (m * SCALES[i] < 2) {
                m = m * SCALES[i];
                exponent = exponent - power;
            }
        }
        if (m > ROOT_OF_TWO) {
            m = m / 2;
            exponent = exponent + 1;
        }
        double sum = m + 1;
        double s = (m - 1) / sum;
        double rest = ((m - 1 - s * sum) - productRest(s, sum) - s * (m - (sum - 1))) / sum;
        double first = exponent * LN2 + 2 * s;
        double others =
                (exponent * LN2 - first + 2 * s)
                        + (exponent * LN2_REST + (2 * rest + 2 * s * series(s * s)));
        double ln = first + others;
        double lnRest = others - (ln - first);
        double product = y * ln;
        if (!(product < LARGEST_LN)) {
            return product > 0 ? Double.POSITIVE_INFINITY : product;
        }
        if (product < SMALLEST_LN) {
            return 0;
        }
        double value = exp(product);
        return value + value * (productRest(y, ln) + y * lnRest);
    }

    /// z/3 + z^2/5 + z^3/7 ...
    private static double series(double z) {
        double sum = 0;
        for (double k = SERIES; k >= 3; k = k - 2) {
            sum = z * (1 / k + sum);
        }
        return sum;
    }

    /// What rounding took from the product `a * b`.
    private static double productRest(double a, double b) {
        double product = a * b;
        double aHigh = a * SPLITTER - (a * SPLITTER - a);
        double bHigh = b * SPLITTER - (b * SPLITTER - b);
        double aLow = a - aHigh;
        double bLow = b - bHigh;
        return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
    }

    /// The cube root, of negative numbers too.
    public static double cubeRoot(double x) {
        if (x == 0 || !(Math.abs(x) <= Double.MAX_VALUE)) {
            return x;
        }
        double root = ofPositive(Math.abs(x), 1.0 / 3);
        double better = root - (root - Math.abs(x) / (root * root)) / 3;
        return x < 0 ? -better : better;
    }

    /// The remainder of `a / b` with the sign of `b`.
    public static double floorMod(double a, double b) {
        double rest = a % b;
        return rest != 0 && rest < 0 != b < 0 ? rest + b : rest;
    }

    /// The sine of an angle in radians; far away, of the angle less whole turns.
    public static double sin(double angle) {
        return StrictMath.sin(near(angle));
    }

    /// The cosine of an angle in radians; far away, of the angle less whole turns.
    public static double cos(double angle) {
        return StrictMath.cos(near(angle));
    }

    /// The tangent of an angle in radians.
    public static double tan(double angle) {
        return sin(angle) / cos(angle);
    }

    private static double near(double angle) {
        return Math.abs(angle) > FAR ? angle % TURN : angle;
    }

    /// `e` to the power `x`.
    public static double exp(double x) {
        return StrictMath.exp(x);
    }

    /// The natural logarithm; NaN below 0.
    public static double ln(double x) {
        return StrictMath.log(x);
    }

    /// The same number with the other sign.
    public static double negated(double x) {
        return -x;
    }

    /// 1 when `x` is 0, else 0.
    public static double not(double x) {
        return x == 0 ? 1 : 0;
    }

    /// The next whole number towards 0.
    public static double truncated(double x) {
        return x < 0 ? Math.ceil(x) : Math.floor(x);
    }
}
