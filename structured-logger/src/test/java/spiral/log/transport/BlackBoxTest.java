package spiral.log.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;
import spiral.log.Transport;

@DisplayName("The black box")
class BlackBoxTest extends TransportContract {
    private final MemoryTransport memory = new MemoryTransport();
    private final BlackBox box = new BlackBox(2_000, Level.DEBUG, Level.ERROR, memory);

    @Override
    protected Transport transport() {
        return box;
    }

    @Override
    protected List<String> arrived() {
        return memory.lines();
    }

    @Test
    @DisplayName("calm lines stay in the box until an alarm comes; then the last ones come first")
    void alarm() {
        for (int i = 0; i < 1_000; i++) {
            box.write(line(Level.DEBUG, "step " + i, Instant.EPOCH));
        }
        box.write(line(Level.INFO, "passes", Instant.EPOCH));
        assertThat(memory.lines()).hasSize(1);

        box.write(line(Level.ERROR, "crash", Instant.EPOCH));

        assertThat(memory.lines()).hasSizeBetween(30, 100);
        assertThat(memory.lines().getLast()).contains("crash");
        assertThat(memory.lines().get(memory.lines().size() - 2)).contains("step 999");
    }

    @Test
    @DisplayName("what is forgotten is in the ledger")
    void ledger() {
        for (int i = 0; i < 1_000; i++) {
            box.write(line(Level.DEBUG, "step " + i, Instant.EPOCH));
        }
        assertThat(box.ledger().written() + box.ledger().dropped()).isEqualTo(1_000);

        box.close();

        assertThat(box.ledger()).isEqualTo(new Transport.Ledger(0, 1_000));
    }

    @Test
    @DisplayName("an alarm must be louder than what is remembered")
    void refused() {
        assertThatThrownBy(() -> new BlackBox(2_000, Level.WARN, Level.WARN, memory))
                .hasMessage("alarm must be above WARN but was WARN");
    }
}
