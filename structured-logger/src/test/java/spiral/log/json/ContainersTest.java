package spiral.log.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("What holds other values")
class ContainersTest {
    @Test
    @Order(1)
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
    @Order(2)
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
    @Order(3)
    @Tag("step:2")
    @DisplayName("halves of pairs in keys are equal once they are replaced")
    void equalAfterCleaning() {
        Map<String, Integer> map = new LinkedHashMap<>();
        map.put("\ud800", 1);
        map.put("\ud801", 2);

        assertThat(encoded(map)).isEqualTo("{\"\ufffd\":1,\"\ufffd~2\":2}");
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("a map with the same key twice still gives each name once")
    void strangeMaps() {
        IdentityHashMap<String, Integer> map = new IdentityHashMap<>();
        map.put(new String("k"), 1);
        map.put(new String("k"), 1);

        assertThat(encoded(map)).isEqualTo("{\"k\":1,\"k~2\":1}");
    }

    @Test
    @Order(5)
    @Tag("step:3")
    @DisplayName("a list that contains itself says so")
    void cycles() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        list.add(Map.of("again", list));

        assertThat(encoded(list)).isEqualTo("[\"(cycle)\",{\"again\":\"(cycle)\"}]");
    }

    @Test
    @Order(6)
    @Tag("step:3")
    @DisplayName("the same list twice, side by side, is no cycle")
    void siblings() {
        List<Integer> list = List.of(1);

        assertThat(encoded(List.of(list, list))).isEqualTo("[[1],[1]]");
    }

    @Test
    @Order(7)
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
    @Order(8)
    @Tag("step:3")
    @DisplayName("length ends at a limit, also of a list without end")
    void length() {
        assertThat(encoded(Collections.nCopies(1_000_000, 1)))
                .endsWith(",1,\"(cut after 256)\"]")
                .hasSizeLessThan(1_000);
    }

    @Test
    @Order(9)
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

    private static String encoded(Object value) {
        JsonBuffer out = new JsonBuffer(16);
        new ValueEncoder(out).value(value);
        return out.toString();
    }
}
