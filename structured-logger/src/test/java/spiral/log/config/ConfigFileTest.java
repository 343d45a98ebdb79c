package spiral.log.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;
import spiral.log.Event;
import spiral.log.Layout;
import spiral.log.LogConfig;
import spiral.log.LogSystem;
import spiral.log.Threshold;
import spiral.log.json.Redaction;
import spiral.log.transport.MemoryTransport;
import spiral.log.transport.Metered;

@DisplayName("A configuration file")
class ConfigFileTest {
    private final LogConfig base = LogConfig.of(InstantSource.system(), new MemoryTransport());

    @TempDir private Path folder;

    @Test
    @DisplayName("says all that can be said in Java")
    void everything() throws IOException {
        Path file = folder.resolve("app.jsonl");
        LogConfig config =
                parse(
                        """
                        { "level": "WARN", "levels": { "a.b": "DEBUG" }, "inheritContext": true,
                          "layout": [ "ts=time", "level", "message", "pairs" ],
                          "fields": { "service.name": "shop", "pid": 7 },
                          "redact": [ "**.password" ],
                          "sample": [ { "below": "WARN", "first": 1, "thereafter": 2, "per": "1s",
                                        "each": "statement" },
                                      { "trace": 1 }, { "budget": 100 }, { "oneIn": 1 } ],
                          "transports": [
                            { "type": "console", "mode": "json" },
                            { "type": "atLeast", "level": "ERROR", "to":
                              { "type": "blackBox", "bytes": "64KB", "remember": "DEBUG",
                                "alarm": "ERROR", "to":
                                { "type": "async", "bytes": "64KB", "overflow": "dropBelow",
                                  "level": "WARN", "timeout": "1s", "to":
                                  { "type": "file", "path": "%s", "durability": "buffered",
                                    "bytes": "16KB", "interval": "250ms",
                                    "rotate": { "size": "1MB", "daily": "Europe/Berlin",
                                                "keep": 3, "gzip": true } } } } } ] }
                        """
                                .formatted(file));

        assertThat(config.level()).isEqualTo(Threshold.WARN);
        assertThat(config.levels()).isEqualTo(Map.of("a.b", Threshold.DEBUG));
        assertThat(config.layout()).isEqualTo(Layout.of("ts=time", "level", "message", "pairs"));
        assertThat(config.fields()).isEqualTo(Map.of("service.name", "shop", "pid", 7L));
        assertThat(config.redaction()).isNotEqualTo(Redaction.NONE);
        assertThat(config.inheritsContext()).isTrue();
        try (LogSystem system = new LogSystem(config, sentence -> {})) {
            system.log(new Event(Level.ERROR, "a", "main", Map.of()).message("crash"));
        }
        assertThat(Files.readString(file)).contains("\"level\":\"ERROR\",\"message\":\"crash\"}");
    }

    @Test
    @DisplayName("what it does not say stays as it is")
    void nothing() {
        assertThat(parse("{}")).isEqualTo(base.withLevels(base.levels()));
    }

    @Test
    @DisplayName("a mistake is named with line, column and what may have been meant")
    void mistakes() {
        refused(
                "{\n  \"levle\": \"INFO\"\n}",
                "log.json:2:3: there is no setting 'levle' here; did you mean 'level'?");
        refused(
                "{\"level\": \"LOUD\"}",
                "log.json:1:11: there is no level 'LOUD'; there are trace, debug");
        refused("{\"level\": 3}", "log.json:1:11: text in quotes is expected here");
        refused("{\"level\": }", "log.json:1:11: expected ");
        refused(
                "{\"transports\": [{\"type\": \"fiel\"}]}",
                "log.json:1:26: there is no transport 'fiel'; did you mean 'file'?");
        refused(
                "{\"transports\": [{\"type\": \"file\"}]}",
                "log.json:1:17: 'path' is missing here");
        refused(
                "{\"sample\": [{\"trace\": 2}]}",
                "log.json:1:13: share must be from 0 to 1 but was 2.0");
        refused("{\"redact\": [\"a..b\"]}", "log.json:1:13: a path is names joined by dots");
        refused(
                "{\"sample\": [{\"below\": \"wran\", \"oneIn\": 2}]}",
                "log.json:1:23: there is no level 'wran'; did you mean 'warn'?");
        refused(
                "{\"level\": \"INFO\",\n \"level\": \"WARN\"}",
                "log.json:2:11: 'level' stands here for the second time");
        refused(
                "{\"sample\": [{\"oneIn\": 2, \"first\": 1, \"per\": \"1s\"}]}",
                "log.json:1:26: there is no setting 'first' here");
        refused(
                "{\"transports\": [{\"type\": \"console\", \"mode\": \"prety\"}]}",
                "log.json:1:45: there is no mode 'prety'; did you mean 'pretty'?");
        refused("{\"level\": \"INFO\",}", "log.json:1:18: expected '\"' but found '}'");
        refused("[]", "log.json:1:1: an object in braces is expected here");
    }

    @Test
    @DisplayName("a setting that would have no effect is refused, too")
    void withoutEffect() {
        refused(
                "{\"lvel\": \"lvel\"}",
                "log.json:1:2: there is no setting 'lvel' here; did you mean 'level'?");
        refused(
                file("\"path\": \"a\", \"bytes\": \"64KB\""),
                "log.json:1:47: there is no setting 'bytes' here");
        refused(
                file("\"path\": \"a\", \"durability\": \"mapped\", \"interval\": \"1s\""),
                "log.json:1:71: there is no setting 'interval' here");
        refused(file("\"path\": \" \""), "log.json:1:42: the name of a file is expected here");
        refused(
                "{\"transports\": [{\"type\": \"async\", \"bytes\": \"64KB\", \"overflow\":"
                        + " \"dropNew\", \"level\": \"WARN\", \"to\": {\"type\": \"console\"}}]}",
                "log.json:1:75: there is no setting 'level' here");
        refused("", "log.json:1:1: expected a value but found the end");
        refused(
                "{\"levels\": {\"ROOT\": \"WARN\"}}",
                "log.json:1:13: the level of all loggers is the setting 'level'");
        refused(
                file("\"path\": \"a\", \"rotate\": {\"keep\": 3}"),
                "log.json:1:57: 'size' or 'daily' is missing here");
        refused("{\"redact\": [\"a\", \"b..c\"]}", "log.json:1:18: a path is names joined");
    }

    private static String file(String settings) {
        return "{\"transports\": [{\"type\": \"file\", " + settings + "}]}";
    }

    @Test
    @DisplayName("samples by level, and holds a budget of bytes where they come out")
    void samplers() throws IOException {
        Path file = folder.resolve("app.jsonl");
        LogConfig config =
                parse(
                        """
                        { "sample": [ { "byLevel": { "info": { "first": 1, "per": "1d" } } },
                                      { "budget": "1KB" } ],
                          "transports": [ { "type": "file", "path": "%s" } ] }
                        """
                                .formatted(file));
        try (LogSystem system =
                new LogSystem(config.withClock(InstantSource.fixed(Instant.EPOCH)), s -> {})) {
            for (int i = 0; i < 5; i++) {
                system.log(new Event(Level.INFO, "a", "main", Map.of()).message("info"));
                system.log(new Event(Level.WARN, "a", "main", Map.of()).message("warn"));
            }
        }
        assertThat(Files.readAllLines(file).stream().filter(line -> line.contains("\"INFO\"")))
                .hasSize(1);
        assertThat(config.transport()).isInstanceOf(Metered.class);
        refused(
                "{\"sample\": [{\"byLevel\": {\"inof\": {\"oneIn\": 2}}}]}",
                "log.json:1:26: there is no level 'inof'; did you mean 'info'?");
        refused(
                "{\"sample\": [{\"onein\": 2}]}",
                "log.json:1:14: there is no setting 'onein' here; did you mean 'oneIn'?");
    }

    @Test
    @DisplayName("a file that is not there, or is no text, is told of in a sentence")
    void unreadable() throws IOException {
        Path missing = folder.resolve("nope.json");
        assertThatThrownBy(() -> ConfigFile.read(missing, base))
                .hasMessage("there is no file " + missing);
        Path bytes = Files.write(missing, new byte[] {'"', (byte) 0xFF, '"'});
        assertThatThrownBy(() -> ConfigFile.read(bytes, base))
                .hasMessage(missing + " is not text in UTF-8");
    }

    @Test
    @DisplayName("levels may be written in lower case, and the console adapts to who reads")
    void lowerCase() {
        LogConfig config =
                parse(
                        """
                        { "level": "debug", "levels": { "a": "off" },
                          "sample": [ { "below": "warn", "oneIn": 2 } ],
                          "transports": [ { "type": "console" }, { "type": "console", "mode": "off" },
                                          { "type": "atLeast", "level": "error",
                                            "to": { "type": "console", "mode": "auto" } } ] }
                        """);

        assertThat(config.level()).isEqualTo(Threshold.DEBUG);
        assertThat(config.levels()).containsEntry("a", Threshold.OFF);
    }

    @Test
    @DisplayName(
            "its levels are taken over while the program runs; a mistake in it changes nothing")
    void watched() throws IOException {
        Path file = folder.resolve("log.json");
        List<String> complaints = new ArrayList<>();
        LogSystem system = new LogSystem(base, sentence -> {});
        Files.writeString(file, "{}");
        try (LevelWatch watch = new LevelWatch(file, base, system, complaints::add)) {
            change(file, "{\"level\": \"ERROR\", \"levels\": {\"a\": \"TRACE\"}}", 1_000);
            assertThat(watch.look()).isTrue();
            assertThat(watch.look()).isFalse();
            assertThat(system.levels().of("b")).isEqualTo(Threshold.ERROR);
            assertThat(system.levels().of("a.x")).isEqualTo(Threshold.TRACE);

            change(file, "{\"level\": ", 2_000);
            assertThat(watch.look()).isFalse();
            assertThat(system.levels().of("b")).isEqualTo(Threshold.ERROR);
            assertThat(complaints).hasSize(1);

            change(file, "\uFEFF{}", 3_000); // as Windows' editor writes it
            assertThat(watch.look()).isTrue();
            assertThat(system.levels().of("b")).isEqualTo(base.level());
            assertThat(system.levels().of("a.x")).isEqualTo(base.level());
        }
    }

    @Test
    @DisplayName("a size beyond what fits is told as one")
    void tooLarge() {
        refused(
                "{\"transports\":[{\"type\":\"file\",\"path\":\"x\",\"durability\":\"mapped\",\"bytes\":\"9GB\"}]}",
                "log.json:1:72: a size below 2 GB is expected here");
    }

    private static void change(Path file, String text, long millis) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(millis));
    }

    private void refused(String text, String beginning) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(beginning);
    }

    private LogConfig parse(String text) {
        return ConfigFile.parse("log.json", text, base);
    }
}
