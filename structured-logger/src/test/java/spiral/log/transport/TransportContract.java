package spiral.log.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;
import spiral.log.Event;
import spiral.log.Line;
import spiral.log.LogConfig;
import spiral.log.LogSystem;
import spiral.log.Transport;
import spiral.log.json.UtcTimestamp;

/// What every transport promises. Inherit it, give it a fresh transport, and say what arrived.
public abstract class TransportContract {
    private static final int THREADS = 4;
    private static final int EVENTS = 500;

    /// A new transport, the same one for all calls in one test.
    protected abstract Transport transport();

    /// The lines that reached the other end, after a flush.
    protected abstract List<String> arrived() throws IOException;

    @Test
    @DisplayName("contract: lines arrive whole and in order")
    void linesArrive() throws IOException {
        send("one", "two", "three");

        assertThat(arrived()).hasSize(3);
        assertThat(arrived().get(0)).contains("one");
        assertThat(arrived().get(2)).contains("three");
    }

    @Test
    @DisplayName("contract: a line keeps what it said after the next one was written")
    void linesAreCopied() throws IOException {
        send("a long first message, longer than the second", "x");

        assertThat(arrived().get(0)).contains("a long first message, longer than the second");
    }

    @Test
    @DisplayName("contract: each line is in the ledger")
    void theLedgerCounts() {
        send("one", "two");

        assertThat(transport().ledger()).isEqualTo(new Transport.Ledger(2, 0));
    }

    @Test
    @DisplayName("contract: after closing, lines are counted as dropped; closing twice is harmless")
    void closing() throws IOException {
        send("before");
        transport().close();
        transport().close();
        send("after");

        assertThat(transport().ledger()).isEqualTo(new Transport.Ledger(1, 1));
        assertThat(arrived()).hasSize(1);
    }

    @Test
    @DisplayName("contract: an interrupted thread logs on, and stays interrupted")
    void interrupts() throws IOException {
        Thread.currentThread().interrupt();
        send("while interrupted");
        boolean interrupted = Thread.interrupted();
        send("later");

        assertThat(interrupted).isTrue();
        assertThat(arrived()).hasSize(2);
    }

    @Test
    @DisplayName("contract: lines of several threads do not mix, and none is lost")
    void threads() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(Thread.ofPlatform().start(() -> sendMany()));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(arrived())
                .hasSize(THREADS * EVENTS)
                .allMatch(line -> line.contains("mixed?") && line.length() < 400);
        assertThat(transport().ledger().written()).isEqualTo(THREADS * EVENTS);
    }

    @Test
    @DisplayName("contract: flushing what is empty or closed is harmless")
    void flushing() {
        assertThatCode(
                        () -> {
                            transport().flush();
                            transport().close();
                            transport().flush();
                        })
                .doesNotThrowAnyException();
    }

    /// Sends one event for each message through a real pipeline, then flushes.
    protected final void send(String... messages) {
        sendAt(Instant.EPOCH, messages);
    }

    /// The same at a time of its own.
    protected final void sendAt(Instant now, String... messages) {
        LogSystem system = system(now);
        for (String message : messages) {
            system.log(new Event(Level.INFO, "a.b", "main", Map.of()).message(message));
        }
        system.flush();
        assertThat(system.failures()).isZero();
    }

    private void sendMany() {
        LogSystem system = system(Instant.EPOCH);
        for (int i = 0; i < EVENTS; i++) {
            system.log(new Event(Level.INFO, "a.b", "main", Map.of()).message("mixed?"));
        }
        system.flush();
    }

    private LogSystem system(Instant now) {
        return new LogSystem(LogConfig.of(() -> now, transport()), sentence -> {});
    }

    /// A line with this message, to be given to a transport directly.
    static Line line(String message) {
        return line(message, Instant.EPOCH);
    }

    /// The same with a time.
    static Line line(String message, Instant now) {
        return line(Level.INFO, message, now);
    }

    /// The same with a level.
    static Line line(Level level, String message, Instant now) {
        String text = "{\"message\":\"" + message + "\"}\n";
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Line line = new Line();
        line.become(level, UtcTimestamp.micros(now), bytes, 0, bytes.length);
        return line;
    }
}
