package spiral.log.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

@DisplayName("A full ring")
class OverflowTest {
    private static final Duration NOT_AT_ALL = Duration.ZERO;

    private final MemoryTransport memory = new MemoryTransport(20_000);
    private final Stuck stuck = new Stuck(memory);
    private AsyncTransport transport =
            new AsyncTransport(AsyncTransport.MIN_BYTES, new Overflow.Sync(), stuck);

    @AfterEach
    void end() {
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
            transport.write(TransportContract.line(Level.INFO, "calm", Instant.EPOCH));
        }
        long before = transport.ledger().dropped();
        for (int i = 0; i < 20; i++) {
            transport.write(TransportContract.line(Level.WARN, "alarm", Instant.EPOCH));
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
            transport.write(TransportContract.line("line " + i));
        }
    }

    private long arrivedLines() {
        return memory.lines().stream().filter(line -> line.contains("line ")).count();
    }

    private long told() {
        return memory.lines().stream()
                .filter(line -> line.contains("log.dropped"))
                .mapToLong(line -> Long.parseLong(line.replaceAll(".*:(\\d+)}", "$1")))
                .sum();
    }

    private static String first(List<String> lines) {
        return lines.getFirst().replaceAll(".*\"(line \\d+)\".*", "$1");
    }
}
