package spiral.log.transport;

import java.util.List;
import spiral.log.Line;
import spiral.log.Transport;

/// Gives each line to several transports, in order. Without any, it is where lines go to be
/// forgotten.
///
/// The ledger is the sum: a line given to two transports is counted twice.
public final class TeeTransport implements Transport {
    private final List<Transport> branches;

    /// A tee with these branches, which it closes when it is closed.
    public TeeTransport(Transport... branches) {
        this.branches = List.of(branches);
    }

    @Override
    public void write(Line line) {
        for (Transport branch : branches) {
            branch.write(line);
        }
    }

    @Override
    public void flush() {
        branches.forEach(Transport::flush);
    }

    @Override
    public void close() {
        branches.forEach(Transport::close);
    }

    @Override
    public Ledger ledger() {
        return branches.stream().map(Transport::ledger).reduce(Ledger.EMPTY, Ledger::plus);
    }
}
