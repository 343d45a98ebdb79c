package spiral.log.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;
import spiral.log.Event;
import spiral.log.LogConfig;
import spiral.log.LogSystem;
import spiral.log.Threshold;

@DisplayName("Settings from outside the program")
class SettingsTest {
    private final List<String> complaints = new ArrayList<>();
    private final Map<String, String> set = new HashMap<>();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("without any setting: warnings and errors")
    void defaults() {
        assertThat(config().level()).isEqualTo(Threshold.WARN);
        assertThat(config().fields()).isEmpty();
        assertThat(complaints).isEmpty();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("levels for all, levels for some, fields for every line")
    void values() {
        set.put("spiral.log.level", "debug");
        set.put("spiral.log.levels", "org.noisy=off, a.b=TRACE");
        set.put("spiral.log.fields", "service.name=queue,worker.id=w1,query=a=b");

        assertThat(config().level()).isEqualTo(Threshold.DEBUG);
        assertThat(config().levels())
                .isEqualTo(Map.of("org.noisy", Threshold.OFF, "a.b", Threshold.TRACE));
        assertThat(config().fields())
                .isEqualTo(Map.of("service.name", "queue", "worker.id", "w1", "query", "a=b"));
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a file is written to, and then the console is off")
    void file(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("logs/app.jsonl");
        set.put("spiral.log.file", file.toString());
        try (LogSystem system = new LogSystem(config(), complaints::add)) {
            system.log(new Event(Level.WARN, "a", "main", Map.of()).message("hello"));

            assertThat(system.config().transport().ledger().written()).isEqualTo(1);
        }

        assertThat(Files.readAllLines(file)).hasSize(1);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("a setting that makes no sense is told and left out")
    void nonsense() {
        set.put("spiral.log.level", "loud");
        set.put("spiral.log.console", "blue");
        set.put("spiral.log.fields", "service.name");
        set.put("spiral.log.file", "\0");

        assertThat(config().level()).isEqualTo(Threshold.WARN);
        assertThat(complaints)
                .hasSize(4)
                .contains(
                        "spiral.log.level: level must be one of trace, debug, info, warn, error,"
                                + " off but was 'loud'",
                        "spiral.log.console: must be one of json, pretty, auto, off but was 'blue'",
                        "spiral.log.fields: expected name=value but was 'service.name'");
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("what is neither true nor false is told, not taken for false")
    void truth() {
        set.put("spiral.log.mdc.inherit", "TRUE");
        assertThat(config().inheritsContext()).isTrue();

        set.put("spiral.log.mdc.inherit", "yes");
        assertThat(config().inheritsContext()).isFalse();
        assertThat(complaints)
                .containsExactly("spiral.log.mdc.inherit: must be true or false but was 'yes'");
    }

    private LogConfig config() {
        return new Settings(set::get, false, complaints::add).config();
    }
}
