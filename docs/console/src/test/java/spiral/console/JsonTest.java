package spiral.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Json")
class JsonTest {
    record Job(String type, int attempt, Instant at, Duration took) {}

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("keeps the order in which a record declares its parts, and writes times as text")
    void writesARecord() {
        var job = new Job("exec", 2, Instant.EPOCH, Duration.ofMillis(1500));

        assertThat(Json.line(job))
                .isEqualTo(
                        "{\"type\":\"exec\",\"attempt\":2,\"at\":\"1970-01-01T00:00:00Z\",\"took\":\"PT1.5S\"}");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("keeps the order in which a map was filled")
    void writesAMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("z", 1);
        map.put("a", List.of(true, "two\nlines"));

        assertThat(Json.line(map)).isEqualTo("{\"z\":1,\"a\":[true,\"two\\nlines\"]}");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("is valid for numbers that JSON does not know")
    void writesNotANumber() {
        assertThat(Json.line(List.of(Double.NaN))).isEqualTo("[\"NaN\"]");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("can be pretty")
    void canBePretty() {
        assertThat(Json.pretty(new LinkedHashMap<>(java.util.Map.of("a", 1))).lines()).hasSize(3);
    }
}
