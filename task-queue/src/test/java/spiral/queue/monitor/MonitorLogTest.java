package spiral.queue.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.async.VirtualScheduler;
import spiral.log.LogConfig;
import spiral.log.Logging;
import spiral.log.json.JsonReader;
import spiral.log.transport.MemoryTransport;
import spiral.queue.NewJob;
import spiral.queue.QueueSettings;
import spiral.queue.WorkerProfile;
import spiral.queue.store.SqliteStore;

@DisplayName("The monitor's lines in the log")
class MonitorLogTest {
    @TempDir Path folder;

    private final MemoryTransport lines = new MemoryTransport();
    private final VirtualScheduler time = new VirtualScheduler();
    private LogConfig before;
    private SqliteStore store;

    @BeforeEach
    void open() {
        before = Logging.active().config();
        Logging.configure(LogConfig.of(() -> Instant.EPOCH, lines));
        store =
                SqliteStore.open(
                        folder.resolve("queue.db"), QueueSettings.USUAL, new SplittableRandom(1));
    }

    @AfterEach
    void close() {
        store.close();
        Logging.configure(before);
    }

    private List<String> messages() {
        return lines.lines().stream().map(line -> member(line, "message").toString()).toList();
    }

    private static Object member(String line, String name) {
        return ((Map<?, ?>) JsonReader.read(line)).get(name);
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("every five seconds there is one metrics line and one status line")
    void everyFiveSeconds() {
        try (MonitorLog _ = MonitorLog.start(store, time)) {
            time.advance(Duration.ofMillis(4_999));
            assertThat(messages()).isEmpty();

            time.advance(Duration.ofMillis(10_001));
            assertThat(messages())
                    .containsExactly(
                            "queue metrics",
                            "queue status",
                            "queue metrics",
                            "queue status",
                            "queue metrics",
                            "queue status");
        }
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("they hold the flows per type, the states and the workers")
    void content() {
        store.submit(List.of(NewJob.of("mail", "{}")));
        store.register(
                new WorkerProfile(
                        "worker-1",
                        4711,
                        "here",
                        4,
                        java.util.Set.of("mail"),
                        Duration.ofSeconds(5)));

        try (MonitorLog _ = MonitorLog.start(store, time)) {
            time.advance(MonitorLog.EVERY);
        }

        Map<?, ?> types = (Map<?, ?>) member(lines.lines().get(0), "queue.types");
        assertThat(types.keySet()).hasToString("[mail]");
        Map<?, ?> states = (Map<?, ?>) member(lines.lines().get(1), "queue.states");
        assertThat(states.get("ready")).isEqualTo(1L);
        List<?> workers = (List<?>) member(lines.lines().get(1), "queue.workers");
        assertThat(((Map<?, ?>) workers.getFirst()).get("pid")).isEqualTo(4711L);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("closed, it says nothing more")
    void closed() {
        MonitorLog.start(store, time).close();

        time.advance(Duration.ofMinutes(1));

        assertThat(messages()).isEmpty();
        assertThat(time.pending()).isZero();
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("a store that cannot be read costs a warning each time, not the monitor")
    void unreadable() {
        try (MonitorLog _ = MonitorLog.start(store, time)) {
            store.close();
            time.advance(MonitorLog.EVERY.multipliedBy(2));
        }

        assertThat(messages())
                .hasSize(2)
                .allMatch(line -> line.startsWith("the store cannot be read"));
        assertThat(lines.lines()).allMatch(line -> line.contains("\"WARN\""));
    }
}
