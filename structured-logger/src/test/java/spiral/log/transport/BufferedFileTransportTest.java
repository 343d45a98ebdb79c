package spiral.log.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

@DisplayName("Lines in a file, through a buffer")
class BufferedFileTransportTest extends FileTransportTest {
    private final Path buffered;
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    BufferedFileTransportTest(@TempDir Path folder) {
        super(folder);
        buffered = folder.resolve("buffered.jsonl");
    }

    @Override
    Durability durability() {
        return new Durability.Buffered(4_096, Duration.ofSeconds(1));
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("lines wait in the buffer until it is full")
    void linesWait() throws IOException {
        LogSystem system = system();
        say(system, 2); // the first hands over at once: nothing was handed over for a long time
        assertThat(Files.readAllLines(buffered)).hasSize(1);

        say(system, 30);

        assertThat(Files.readAllLines(buffered)).hasSizeBetween(20, 31);
        system.flush();
        assertThat(Files.readAllLines(buffered)).hasSize(32);
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("a line that comes after the interval takes all with it")
    void theInterval() throws IOException {
        LogSystem system = system();
        say(system, 5);
        now = now.plusSeconds(1);
        say(system, 1);

        assertThat(Files.readAllLines(buffered)).hasSize(6);
    }

    @Test
    @Order(13)
    @Tag("step:3")
    @DisplayName("a line larger than the buffer goes its own way, in order")
    void largeLines() throws IOException {
        LogSystem system = system();
        say(system, 2);
        system.log(new Event(Level.INFO, "a", "main", Map.of()).message("x".repeat(10_000)));
        say(system, 1);
        system.close();

        assertThat(Files.readAllLines(buffered)).hasSize(4);
        assertThat(Files.readAllLines(buffered).get(2)).hasSizeGreaterThan(10_000);
    }

    @Test
    @Order(14)
    @Tag("step:3")
    @DisplayName("when the process ends, each line is handed over at once")
    void theEnd() throws IOException {
        LogSystem system = system();
        say(system, 3);
        system.ending();
        assertThat(Files.readAllLines(buffered)).hasSize(3);

        say(system, 1);

        assertThat(Files.readAllLines(buffered)).hasSize(4);
    }

    @Test
    @Order(15)
    @Tag("step:3")
    @DisplayName("a buffer that makes no sense is refused")
    void refusals() {
        assertThatThrownBy(() -> new Durability.Buffered(10, Duration.ZERO))
                .hasMessage("bytes must be at least 1024 but was 10");
        assertThatThrownBy(() -> new Durability.Buffered(1_024, Duration.ofMillis(-1)))
                .hasMessage("interval must not be negative but was PT-0.001S");
    }

    private LogSystem system() {
        FileTransport transport = new FileTransport(buffered, durability(), s -> {});
        return new LogSystem(LogConfig.of(() -> now, transport), s -> {});
    }

    private static void say(LogSystem system, int times) {
        for (int i = 0; i < times; i++) {
            system.log(new Event(Level.INFO, "a", "main", Map.of()).message("hello"));
        }
    }
}
