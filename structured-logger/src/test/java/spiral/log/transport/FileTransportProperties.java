package spiral.log.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;
import spiral.log.Event;
import spiral.log.LogConfig;
import spiral.log.LogSystem;
import spiral.log.json.JsonReader;

@DisplayName("Eight threads, ten thousand events each, one file")
class FileTransportProperties {
    private static final int THREADS = 8;
    private static final int EVENTS = 10_000;

    @TempDir private Path folder;

    @Test
    @DisplayName("per event: every line is whole, none is lost, each thread's are in order")
    void perEvent() throws Exception {
        Path file = folder.resolve("events.jsonl");
        hammer(FileTransport.perEvent(file));
        check(file);
    }

    @Test
    @DisplayName("buffered: every line is whole, none is lost, each thread's are in order")
    void buffered() throws Exception {
        Path file = folder.resolve("events.jsonl");
        hammer(FileTransport.buffered(file, 8_192, Duration.ofSeconds(1)));
        check(file);
    }

    private static void hammer(FileTransport transport) throws InterruptedException {
        try (LogSystem system =
                new LogSystem(LogConfig.of(() -> Instant.EPOCH, transport), s -> {})) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Thread.Builder kind = i % 2 == 0 ? Thread.ofPlatform() : Thread.ofVirtual();
                threads.add(kind.name("t" + i).start(() -> say(system)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(transport.ledger().dropped() + system.failures()).isZero();
        }
    }

    private static void say(LogSystem system) {
        String thread = Thread.currentThread().getName();
        for (int i = 0; i < EVENTS; i++) {
            system.log(
                    new Event(Level.INFO, "a", thread, Map.of())
                            .message("x".repeat(i % 97))
                            .add("i", i));
        }
    }

    private static void check(Path file) throws IOException {
        Map<Object, Long> next = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            Map<?, ?> event = (Map<?, ?>) JsonReader.read(line);
            long expected = next.merge(event.get("process.thread.name"), 1L, Long::sum) - 1;
            assertThat(event.get("i")).isEqualTo(expected);
        }
        assertThat(next)
                .hasSize(THREADS)
                .allSatisfy((_, count) -> assertThat(count).isEqualTo(EVENTS));
    }
}
