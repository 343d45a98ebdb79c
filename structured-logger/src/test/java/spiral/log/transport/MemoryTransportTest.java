package spiral.log.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import spiral.log.Transport;

@DisplayName("Lines kept in memory")
class MemoryTransportTest extends TransportContract {
    private MemoryTransport memory = new MemoryTransport();

    @Override
    protected Transport transport() {
        return memory;
    }

    @Override
    protected List<String> arrived() {
        return memory.lines();
    }

    @Test
    @DisplayName("the oldest line goes when the limit is reached, and counts as dropped")
    void theLimit() {
        memory = new MemoryTransport(2);

        send("one", "two", "three");

        assertThat(memory.lines()).hasSize(2);
        assertThat(memory.lines().getFirst()).contains("two");
        assertThat(memory.ledger()).isEqualTo(new Transport.Ledger(2, 1));
    }
}
