package spiral.log.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
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
    @Tag("step:2")
    @DisplayName("lists, arrays and maps are opened")
    void containers() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("ids", List.of(1, 2));
        map.put("none", new int[] {});

        assertThat(encoded(map)).isEqualTo("{\"ids\":[1,2],\"none\":[]}");
        assertThat(encoded(new Object[] {"a", new double[] {1, 2}})).isEqualTo("[\"a\",[1.0,2.0]]");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("a path is text, though Java can walk through it for ever")
    void paths() {
        assertThat(encoded(Path.of("a", "b"))).isEqualTo("\"a/b\"");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("two keys that are written alike get different names")
    void equalNames() {
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put(1, "number");
        map.put("1", "text");
        map.put(null, "nothing");

        assertThat(encoded(map))
                .isEqualTo("{\"1\":\"number\",\"1~2\":\"text\",\"null\":\"nothing\"}");
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("halves of pairs in keys are equal once they are replaced")
    void equalAfterCleaning() {
        Map<String, Integer> map = new LinkedHashMap<>();
        map.put("\ud800", 1);
        map.put("\ud801", 2);

        assertThat(encoded(map)).isEqualTo("{\"\ufffd\":1,\"\ufffd~2\":2}");
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("a map with the same key twice still gives each name once")
    void strangeMaps() {
        IdentityHashMap<String, Integer> map = new IdentityHashMap<>();
        map.put(new String("k"), 1);
        map.put(new String("k"), 1);

        assertThat(encoded(map)).isEqualTo("{\"k\":1,\"k~2\":1}");
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("a list that contains itself says so")
    void cycles() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        list.add(Map.of("again", list));

        assertThat(encoded(list)).isEqualTo("[\"(cycle)\",{\"again\":\"(cycle)\"}]");
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("the same list twice, side by side, is no cycle")
    void siblings() {
        List<Integer> list = List.of(1);

        assertThat(encoded(List.of(list, list))).isEqualTo("[[1],[1]]");
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("depth ends at a limit")
    void depth() {
        Object nested = "core";
        for (int i = 0; i < 100; i++) {
            nested = List.of(nested);
        }

        assertThat(encoded(nested)).isEqualTo("[[[[[[[[\"(deeper than 8)\"]]]]]]]]");
    }

    @Test
    @Order(13)
    @Tag("step:3")
    @DisplayName("length ends at a limit, also of a list without end")
    void length() {
        assertThat(encoded(Collections.nCopies(1_000_000, 1)))
                .endsWith(",1,\"(cut after 256)\"]")
                .hasSizeLessThan(1_000);
    }

    @Test
    @Order(14)
    @Tag("step:3")
    @DisplayName("a long text is cut and says how much is missing")
    void longText() {
        String text = "x".repeat(ValueEncoder.MAX_TEXT + 5);

        assertThat(encoded(text)).endsWith("x... (5 characters more)\"");
    }

    @Test
    @Order(15)
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
    @Order(16)
    @Tag("step:4")
    @DisplayName("a list that fails half-way leaves no half of itself behind")
    void halfWay() {
        List<Object> list =
                new AbstractList<>() {
                    @Override
                    public Object get(int index) {
                        if (index == 2) {
                            throw new IllegalStateException("gone");
                        }
                        return index;
                    }

                    @Override
                    public int size() {
                        return 3;
                    }
                };

        assertThat(encoded(List.of("before", list)))
                .isEqualTo("[\"before\",\"(failed: java.lang.IllegalStateException)\"]");
    }

    @Test
    @Order(17)
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
