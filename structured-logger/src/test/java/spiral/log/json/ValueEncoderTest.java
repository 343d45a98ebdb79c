package spiral.log.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAccumulator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Any value becomes one JSON value")
class ValueEncoderTest {
    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("numbers, truth values and null keep their type")
    void plainValues() {
        assertThat(encoded(42)).isEqualTo("42");
        assertThat(encoded(Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
        assertThat(encoded((byte) 0)).isEqualTo("0");
        assertThat(encoded(new AtomicInteger(7))).isEqualTo("7");
        assertThat(encoded(1.5)).isEqualTo("1.5");
        assertThat(encoded(0.1f)).isEqualTo("0.1");
        assertThat(encoded(true)).isEqualTo("true");
        assertThat(encoded(null)).isEqualTo("null");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("what JSON has no number for becomes text")
    void noSuchNumber() {
        assertThat(encoded(Double.NaN)).isEqualTo("\"NaN\"");
        assertThat(encoded(Float.NEGATIVE_INFINITY)).isEqualTo("\"-Infinity\"");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("big decimals are numbers until a reader of doubles would see infinity")
    void bigNumbers() {
        assertThat(encoded(new BigDecimal("12345678901234567890.5")))
                .isEqualTo("12345678901234567890.5");
        assertThat(encoded(BigInteger.TEN.pow(30))).isEqualTo("1" + "0".repeat(30));
        assertThat(encoded(new BigDecimal("1E+999999"))).isEqualTo("\"1E+999999\"");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("an instant is ISO text, a constant its name, an optional what is in it")
    void smallTypes() {
        assertThat(encoded(Instant.EPOCH)).isEqualTo("\"1970-01-01T00:00:00.000000Z\"");
        assertThat(encoded(DayOfWeek.MONDAY)).isEqualTo("\"MONDAY\"");
        assertThat(encoded(Optional.of(7))).isEqualTo("7");
        assertThat(encoded(Optional.empty())).isEqualTo("null");
        assertThat(encoded('x')).isEqualTo("\"x\"");
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("what the JDK wraps keeps its type, too; old dates are instants, in UTC")
    @SuppressWarnings("JavaUtilDate") // old callers still pass it
    void wrapped() {
        assertThat(encoded(new Date(5))).isEqualTo("\"1970-01-01T00:00:00.005000Z\"");
        assertThat(encoded(new Calendar.Builder().setInstant(5).build()))
                .isEqualTo("\"1970-01-01T00:00:00.005000Z\"");
        assertThat(encoded(OptionalInt.of(7))).isEqualTo("7");
        assertThat(encoded(OptionalDouble.empty())).isEqualTo("null");
        assertThat(encoded(new AtomicBoolean(true))).isEqualTo("true");
        assertThat(encoded(new LongAccumulator(Long::sum, 3))).isEqualTo("3");
        assertThat(encoded(new DoubleAdder())).isEqualTo("0.0");
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("a date of one's own that is no instant keeps its text")
    @SuppressWarnings("JavaUtilDate") // as above
    void dayWithoutInstant() {
        Date day =
                new Date(5) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public Instant toInstant() {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public String toString() {
                        return "1970-01-01";
                    }
                };

        assertThat(encoded(day)).isEqualTo("\"1970-01-01\"");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a path is text, though Java can walk through it for ever")
    void paths() {
        assertThat(encoded(Path.of("a", "b"))).isEqualTo("\"a/b\"");
    }

    @Test
    @Order(8)
    @Tag("step:3")
    @DisplayName("a long text is cut and says how much is missing")
    void longText() {
        assertThat(encoded(CharBuffer.wrap("x".repeat(100_000_000))))
                .endsWith("... (99967232 characters more)\"");
        String text = "x".repeat(ValueEncoder.MAX_TEXT + 5);

        assertThat(encoded(text)).endsWith("x... (5 characters more)\"");
    }

    @Test
    @Order(9)
    @Tag("step:4")
    @DisplayName("a value that throws says so in its place")
    void failures() {
        assertThat(encoded(new Broken()))
                .isEqualTo("\"(failed: java.lang.IllegalStateException)\"");
        assertThat(encoded(Arrays.asList(1, new Broken(), 3)))
                .isEqualTo("[1,\"(failed: java.lang.IllegalStateException)\",3]");
        assertThat(encoded(Map.of(new Broken(), 1)))
                .isEqualTo("{\"(failed: java.lang.IllegalStateException)\":1}");
    }

    @Test
    @Order(10)
    @Tag("step:4")
    @DisplayName("a toString without end and one without result cost nothing but their place")
    void worseFailures() {
        Object endless =
                new Object() {
                    @Override
                    @SuppressWarnings("InfiniteRecursion") // that is the point
                    public String toString() {
                        return toString() + "!";
                    }
                };
        Object nothing =
                new Object() {
                    @Override
                    @SuppressWarnings("ToStringReturnsNull") // against the contract, as some do
                    public String toString() {
                        return null;
                    }
                };

        assertThat(encoded(endless)).isEqualTo("\"(failed: java.lang.StackOverflowError)\"");
        assertThat(encoded(nothing)).isEqualTo("\"null\"");
    }

    private static final class Broken {
        @Override
        public String toString() {
            throw new IllegalStateException("no words");
        }
    }

    private static String encoded(Object value) {
        JsonBuffer out = new JsonBuffer(16);
        new ValueEncoder(out).value(value);
        return out.toString();
    }
}
