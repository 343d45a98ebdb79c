package spiral.log.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/// Which numbers are numbers in JSON, too: those that a reader which knows only doubles does not
/// take for an infinity.
final class Numbers {
    private Numbers() {}

    /// Appends the number; false when it must be text. Subclasses of unknown make may say anything
    /// in their `toString`, so they are text.
    static boolean append(Number number, JsonBuffer out) {
        if (isWhole(number)) {
            out.number(number.longValue());
        } else if (isReal(number)) {
            return real(number.doubleValue(), out);
        } else if (number instanceof Float real && Float.isFinite(real)) {
            out.real(real.floatValue());
        } else if (isModest(number)) {
            out.ascii(number.toString());
        } else {
            return false;
        }
        return true;
    }

    private static boolean real(double real, JsonBuffer out) {
        boolean finite = Double.isFinite(real);
        if (finite) {
            out.real(real);
        }
        return finite;
    }

    private static boolean isWhole(Number number) {
        return number instanceof Integer
                || number instanceof Long
                || number instanceof Short
                || number instanceof Byte
                || number instanceof AtomicInteger
                || number instanceof AtomicLong
                || number instanceof LongAdder
                || number instanceof LongAccumulator;
    }

    private static boolean isReal(Number number) {
        return number instanceof Double
                || number instanceof DoubleAdder
                || number instanceof DoubleAccumulator;
    }

    private static boolean isModest(Number number) {
        if (number instanceof BigDecimal decimal && number.getClass() == BigDecimal.class) {
            return decimal.precision() < 300 && Math.abs((long) decimal.scale()) < 300;
        }
        return number instanceof BigInteger whole
                && number.getClass() == BigInteger.class
                && whole.bitLength() < 1_000;
    }
}
