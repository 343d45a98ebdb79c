package spiral.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import spiral.log.json.JsonReader;
import spiral.log.slf4j.TestLog;

@DisplayName("Which fields a line has")
class LayoutTest {
    private final TestLog log = new TestLog();

    @Test
    @DisplayName("a list of one's own: names, order, and what is left out")
    void ownFields() {
        log.system()
                .configure(c ->
                        c.withLayout(
                                Layout.of("ts=time", "severity=level", "msg=message", "pairs")));

        log.logger("a").atInfo().addKeyValue("msg", 1).addKeyValue("k", 2).log("hello");

        assertThat(log.lines().getFirst())
                .isEqualTo(
                        "{\"ts\":\"2026-03-01T09:30:00.000250Z\",\"severity\":\"INFO\",\"msg\":\"hello\","
                                + "\"labels.msg\":1,\"k\":2}");
    }

    @Test
    @DisplayName("an event that has none of the fields is an empty object; a wrong list is refused")
    void limits() {
        log.system().configure(c -> c.withLayout(Layout.of("tags")));
        log.logger("a").info("hello");

        assertThat(log.lines().getFirst()).isEqualTo("{}");
        assertThatThrownBy(Layout::of).hasMessage("a layout must have at least one field");
        assertThatThrownBy(() -> Layout.of("time", "time=level"))
                .hasMessage("each field stands once in a layout but 'time' stood twice");
        assertThatThrownBy(() -> Layout.of("a=b")).hasMessageContaining("but was 'b'");
    }

    @Test
    @DisplayName("the origin of an event is the first frame outside the logger")
    void origin() {
        log.system().configure(c -> c.withLayout(Layout.ECS_WITH_ORIGIN));
        log.logger("a").info("hello");

        assertThat(log.only().get("log").toString())
                .startsWith("{origin={file={name=LayoutTest.java, line=")
                .endsWith("function=origin}}");
    }

    @Test
    @DisplayName("the specification of ECS logging: required fields, recommended order, types")
    void specification() throws IOException {
        Path file =
                Path.of(System.getProperty("spiral.fixtures", "../../shared"))
                        .resolve("logger/ecs/spec.json");
        if (!Files.exists(file)) {
            System.out.printf(
                    "Skipped ECS specification: put spec.json into %s, or set -Dspiral.fixtures=DIR%n",
                    file.getParent());
            return;
        }
        Map<?, ?> spec = (Map<?, ?>) JsonReader.read(Files.readString(file));
        log.logger("a").error("hello", new IllegalStateException("why"));
        Map<String, Object> line = log.only();
        List<String> order = new ArrayList<>(line.keySet());

        ((Map<?, ?>) spec.get("fields"))
                .forEach((name, rule) -> {
                    Map<?, ?> its = (Map<?, ?>) rule;
                    if (Boolean.TRUE.equals(its.get("required"))) {
                        assertThat(line).containsKey((String) name);
                    }
                    if (its.get("index") instanceof Long index) {
                        assertThat(order.get(index.intValue())).isEqualTo(name);
                    }
                    if (line.containsKey((String) name)) {
                        assertThat(line.get((String) name)).isInstanceOf(String.class);
                    }
                });
    }
}
