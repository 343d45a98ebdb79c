package spiral.log.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;
import spiral.log.Line;
import spiral.log.Threshold;
import spiral.log.Transport;
import spiral.log.Transport.Ledger;

@DisplayName("Two transports")
class TeeTransportTest {
    private final List<String> calls = new ArrayList<>();
    private final MemoryTransport file = new MemoryTransport();
    private final MemoryTransport pager = new MemoryTransport();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("every branch gets every line")
    void everyBranch() {
        Transport tee = new TeeTransport(file, pager);
        tee.write(line(Level.INFO, "one"));
        tee.write(line(Level.INFO, "two"));

        assertThat(file.lines()).containsExactly("one", "two");
        assertThat(pager.lines()).containsExactly("one", "two");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("branches are served in the order in which they were named")
    void inOrder() {
        new TeeTransport(new Recorder("a"), new Recorder("b")).write(line(Level.INFO, "x"));

        assertThat(calls).containsExactly("a write", "b write");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("flushing and closing reach every branch")
    void flushAndClose() {
        Transport tee = new TeeTransport(new Recorder("a"), new Recorder("b"));
        tee.flush();
        tee.close();

        assertThat(calls).containsExactly("a flush", "b flush", "a close", "b close");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("the ledger is the sum of the branches' ledgers")
    void theSum() {
        Transport tee = new TeeTransport(file, new AtLeast(Threshold.WARN, pager));
        tee.write(line(Level.INFO, "calm"));
        tee.write(line(Level.ERROR, "alarm"));

        assertThat(tee.ledger()).isEqualTo(new Ledger(3, 0));
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("a tee without branches is where lines go to be forgotten")
    void noBranches() {
        Transport nowhere = new TeeTransport();
        nowhere.write(line(Level.INFO, "x"));

        assertThat(nowhere.ledger()).isEqualTo(Ledger.EMPTY);
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("a branch that breaks keeps no line from the others, and nothing is thrown")
    void broken() {
        new TeeTransport(new Broken(), file).write(line(Level.INFO, "x"));

        assertThat(file.lines()).containsExactly("x");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a line that a broken branch did not take counts as dropped")
    void honest() {
        Transport tee = new TeeTransport(new Broken(), file);
        tee.write(line(Level.INFO, "one"));
        tee.write(line(Level.INFO, "two"));

        assertThat(tee.ledger()).isEqualTo(new Ledger(2, 2));
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("a branch that cannot be closed keeps no other from being closed")
    void brokenEnd() {
        Transport tee = new TeeTransport(new Broken(), new Recorder("b"));
        tee.flush();
        tee.close();

        assertThat(calls).containsExactly("b flush", "b close");
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("who changes the array of branches later does not change the tee")
    void ownList() {
        Transport[] branches = {file};
        Transport tee = new TeeTransport(branches);
        branches[0] = pager;
        tee.write(line(Level.INFO, "x"));

        assertThat(file.lines()).containsExactly("x");
        assertThat(pager.lines()).isEmpty();
    }

    private static Line line(Level level, String text) {
        byte[] bytes = (text + "\n").getBytes(UTF_8);
        Line line = new Line();
        line.become(level, 0, bytes, 0, bytes.length);
        return line;
    }

    /// Notes what is asked of it.
    private final class Recorder implements Transport {
        private final String name;

        Recorder(String name) {
            this.name = name;
        }

        @Override
        public void write(Line line) {
            calls.add(name + " write");
        }

        @Override
        public void flush() {
            calls.add(name + " flush");
        }

        @Override
        public void close() {
            calls.add(name + " close");
        }

        @Override
        public Ledger ledger() {
            return Ledger.EMPTY;
        }
    }

    /// Breaks the promise of a transport: it throws.
    private static final class Broken implements Transport {
        @Override
        public void write(Line line) {
            throw new IllegalStateException("broken branch");
        }

        @Override
        public void flush() {
            throw new IllegalStateException("broken branch");
        }

        @Override
        public void close() {
            throw new IllegalStateException("broken branch");
        }

        @Override
        public Ledger ledger() {
            return Ledger.EMPTY;
        }
    }
}
