package spiral.log.transport;

import spiral.log.Line;
import spiral.log.Transport;

/// Passes everything on.
class Forwarding implements Transport {
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
