package spiral.log.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;
import spiral.log.Event;
import spiral.log.LogConfig;
import spiral.log.LogSystem;
import spiral.log.Threshold;
import spiral.log.Transport;

@DisplayName("One line, several places")
class TeeTransportTest extends TransportContract {
    private final MemoryTransport memory = new MemoryTransport();
    private final Transport tee = new TeeTransport(memory);

    @Override
    protected Transport transport() {
        return tee;
    }

    @Override
    protected List<String> arrived() {
        return memory.lines();
    }

    @Test
    @DisplayName("every branch gets every line, a calm branch only what is severe enough")
    void branches() {
        MemoryTransport all = new MemoryTransport();
        MemoryTransport calm = new MemoryTransport();
        Transport both = new TeeTransport(all, new AtLeast(Threshold.WARN, calm));
        LogSystem system =
                new LogSystem(LogConfig.of(() -> java.time.Instant.EPOCH, both), s -> {});

        system.log(new Event(Level.INFO, "a", "main", Map.of()).message("calm"));
        system.log(new Event(Level.ERROR, "a", "main", Map.of()).message("alarm"));

        assertThat(all.lines()).hasSize(2);
        assertThat(calm.lines()).hasSize(1);
        assertThat(both.ledger()).isEqualTo(new Transport.Ledger(3, 0));
    }

    @Test
    @DisplayName("a tee without branches is where lines go to be forgotten")
    void noBranches() {
        try (Transport nowhere = new TeeTransport()) {
            assertThat(nowhere.ledger()).isEqualTo(Transport.Ledger.EMPTY);
        }
    }
}
