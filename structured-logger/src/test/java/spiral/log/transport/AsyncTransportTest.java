package spiral.log.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;
import spiral.log.Line;
import spiral.log.Transport;

@DisplayName("Another thread writes")
class AsyncTransportTest extends TransportContract {
    private static final Duration NOT_AT_ALL = Duration.ZERO;
    private static final Duration LONG = Duration.ofSeconds(20);

    private final MemoryTransport memory = new MemoryTransport(20_000);
    private final Stuck stuck = new Stuck(memory);
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
        stuck.release();
        transport.close();
    }

    @Test
    @DisplayName("drop new: what comes when the ring is full is dropped, counted and told")
    void dropNew() {
        fill(new Overflow.DropNew());

        assertThat(first(memory.lines())).isEqualTo("line 0");
        assertThat(told()).isEqualTo(transport.ledger().dropped()).isPositive();
        assertThat(arrivedLines() + told()).isEqualTo(1_000);
    }

    @Test
    @DisplayName("drop old: the oldest make room for the newest")
    void dropOld() {
        fill(new Overflow.DropOld());

        assertThat(memory.lines().getLast()).contains("line 999");
        assertThat(arrivedLines() + told()).isEqualTo(1_000);
    }

    @Test
    @DisplayName("block: the caller waits, then drops")
    void block() {
        fill(new Overflow.Block(NOT_AT_ALL));

        assertThat(arrivedLines() + told()).isEqualTo(1_000);
        assertThat(transport.ledger().dropped()).isPositive();
    }

    @Test
    @DisplayName("drop below: a quarter of the ring is kept for what matters")
    void dropBelow() {
        open(new Overflow.DropBelow(Level.WARN, NOT_AT_ALL));
        for (int i = 0; i < 1_000; i++) {
            transport.write(line(Level.INFO, "calm", Instant.EPOCH));
        }
        long before = transport.ledger().dropped();
        for (int i = 0; i < 20; i++) {
            transport.write(line(Level.WARN, "alarm", Instant.EPOCH));
        }
        assertThat(transport.ledger().dropped()).isEqualTo(before);
        end();

        assertThat(memory.lines()).filteredOn(line -> line.contains("alarm")).hasSize(20);
    }

    @Test
    @DisplayName("sync: the caller writes by itself, in order, and nothing is lost")
    void sync() {
        open(new Overflow.Sync());
        Thread.ofVirtual().start(stuck::release);
        send(1_000);
        end();

        assertThat(arrivedLines()).isEqualTo(1_000);
        assertThat(first(memory.lines())).isEqualTo("line 0");
        assertThat(memory.lines().getLast()).contains("line 999");
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

    private void fill(Overflow overflow) {
        open(overflow);
        send(1_000);
        end();
    }

    private void open(Overflow overflow) {
        transport = new AsyncTransport(4_096, overflow, stuck);
    }

    private void send(int lines) {
        for (int i = 0; i < lines; i++) {
            transport.write(line("line " + i));
        }
    }

    private void end() {
        stuck.release();
        transport.close();
    }

    private long arrivedLines() {
        return memory.lines().stream().filter(line -> line.contains("line ")).count();
    }

    private long told() {
        return told(memory.lines());
    }

    private static long told(List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains("log.dropped"))
                .mapToLong(line -> Long.parseLong(line.replaceAll(".*:(\\d+)}", "$1")))
                .sum();
    }

    private static String first(List<String> lines) {
        return lines.getFirst().replaceAll(".*\"(line \\d+)\".*", "$1");
    }

    /// Passes everything on.
    private static class Forwarding implements Transport {
        private final Transport to;

        Forwarding(Transport to) {
            this.to = to;
        }

        @Override
        public void write(Line line) {
            to.write(line);
        }

        @Override
        public void flush() {
            to.flush();
        }

        @Override
        public void close() {
            to.close();
        }

        @Override
        public Ledger ledger() {
            return to.ledger();
        }
    }

    /// Lets nothing through until it is released.
    private static final class Stuck extends Forwarding {
        private final CountDownLatch released = new CountDownLatch(1);

        Stuck(Transport to) {
            super(to);
        }

        void release() {
            released.countDown();
        }

        @Override
        public void write(Line line) {
            try {
                released.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            super.write(line);
        }
    }
}
