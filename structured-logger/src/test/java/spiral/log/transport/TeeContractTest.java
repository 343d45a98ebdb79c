package spiral.log.transport;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import spiral.log.Transport;

@DisplayName("A tee is a transport")
class TeeContractTest extends TransportContract {
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
}
