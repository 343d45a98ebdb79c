package spiral.log.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;
import spiral.log.Line;
import spiral.log.Transport;

@DisplayName("Another thread writes")
class AsyncTransportTest extends TransportContract {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final MemoryTransport memory = new MemoryTransport(20_000);
    private AsyncTransport transport =
            new AsyncTransport(1 << 20, new Overflow.Block(LONG), memory);

    @Override
    protected Transport transport() {
        return transport;
    }

    @Override
    protected List<String> arrived() {
        transport.flush();
        return memory.lines();
    }

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    @DisplayName("a line longer than the ring is written by its caller")
    void longLines() {
        transport = new AsyncTransport(4_096, new Overflow.DropNew(), memory);
        transport.write(line("short"));
        transport.write(line("x".repeat(10_000)));
        transport.write(line("short"));

        assertThat(arrived()).hasSize(3);
    }

    @Test
    @DisplayName("a receiver that logs from within does not wait for itself")
    void reentrant() {
        AsyncTransport[] self = new AsyncTransport[1];
        Transport chatty =
                new Forwarding(memory) {
                    @Override
                    public void write(Line line) {
                        for (int i = 0; i < 3; i++) {
                            self[0].write(line("x".repeat(1_000)));
                        }
                        super.write(line);
                    }
                };
        self[0] = new AsyncTransport(4_096, new Overflow.Block(LONG), chatty);
        self[0].write(line("first"));
        self[0].close();

        assertThat(memory.lines().getFirst()).contains("first");
    }

    @Test
    @DisplayName("a ring that makes no sense is refused")
    void refused() {
        assertThatThrownBy(() -> new AsyncTransport(10, new Overflow.Sync(), memory))
                .hasMessage("bytes must be at least 4096 but was 10");
    }

    @Test
    @DisplayName("a receiver that throws costs its lines, which are counted, and no other")
    void brokenReceiver() {
        MemoryTransport kept = new MemoryTransport();
        boolean[] broken = {true};
        transport =
                new AsyncTransport(
                        AsyncTransport.MIN_BYTES,
                        new Overflow.Block(LONG),
                        new Forwarding(kept) {
                            @Override
                            public void write(Line line) {
                                if (broken[0]) {
                                    throw new IllegalStateException();
                                }
                                super.write(line);
                            }
                        });
        send(1);
        transport.flush();
        broken[0] = false;
        send(2);
        transport.close();

        assertThat(kept.lines()).hasSize(2);
        assertThat(transport.ledger()).isEqualTo(new Transport.Ledger(2, 1));
    }

    @Test
    @DisplayName("what it dropped is told, too, by a file that could not be written just then")
    void toldLater(@TempDir Path folder) throws IOException {
        Path path = Files.createDirectory(folder.resolve("app.jsonl")); // nobody can write there
        FileTransport file = new FileTransport(path, new Durability.PerEvent(), _ -> {});
        Stuck waiting = new Stuck(file);
        transport = new AsyncTransport(4_096, new Overflow.DropNew(), waiting);
        send(1_000);
        waiting.release();
        transport.flush();
        Files.delete(path);
        transport.write(line(Level.INFO, "after", Instant.EPOCH.plusSeconds(3_000_000_000L)));
        transport.close();

        List<String> lines = Files.readAllLines(path);
        assertThat(told(lines)).isEqualTo(1_000);
        assertThat(lines).last().asString().contains("after");
        assertThat(transport.ledger()).isEqualTo(new Transport.Ledger(1, 1_000));
        assertThat(file.ledger().written()).isEqualTo(1);
    }

    private void send(int lines) {
        for (int i = 0; i < lines; i++) {
            transport.write(line("line " + i));
        }
    }

    private static long told(List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains("log.dropped"))
                .mapToLong(line -> Long.parseLong(line.replaceAll(".*:(\\d+)}", "$1")))
                .sum();
    }
}
