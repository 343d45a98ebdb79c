package spiral.log.transport;

import java.util.List;
import spiral.log.Transport;

/// A transport in front of another one: whatever it does to lines, the rest is the other's.
abstract class PassingOn implements Transport {
    private final Transport to;

    PassingOn(Transport to) {
        this.to = to;
    }

    /// The one behind.
    final Transport to() {
        return to;
    }

    @Override
    public final void flush() {
        to.flush();
    }

    @Override
    public final List<Transport> next() {
        return List.of(to);
    }

    @Override
    public final void close() {
        to.close();
    }

    @Override
    public final Ledger ledger() {
        return to.ledger();
    }
}
