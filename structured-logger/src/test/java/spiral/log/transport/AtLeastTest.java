package spiral.log.transport;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import spiral.log.Threshold;
import spiral.log.Transport;

@DisplayName("Lines that are severe enough")
class AtLeastTest extends TransportContract {
    private final MemoryTransport memory = new MemoryTransport();
    private final Transport transport = new AtLeast(Threshold.INFO, memory);

    @Override
    protected Transport transport() {
        return transport;
    }

    @Override
    protected List<String> arrived() {
        return memory.lines();
    }
}
