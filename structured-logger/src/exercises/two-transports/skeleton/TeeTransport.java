package spiral.log.transport;

import java.util.Arrays;
import java.util.List;
import spiral.log.Line;
import spiral.log.Transport;

/// Gives each line to several transports, in order. Without any, it is where lines go to be
/// forgotten.
///
/// The ledger is the sum: a line given to two transports is counted twice. A branch that throws,
/// though transports do not, keeps no line from the others; what it did not take counts as dropped.
public final class TeeTransport implements Transport {
    private final List<Transport> branches;

    /// A tee with these branches, which it closes when it is closed.
    public TeeTransport(Transport... branches) {
        this.branches = Arrays.asList(branches); // TODO step 2: who changes the array later?
    }

    @Override
    public void write(Line line) {
        // TODO step 1: give the line to each branch
        // TODO step 2: a branch that throws is counted, and the others get the line all the same
        throw new UnsupportedOperationException("TODO step 1: give the line to each branch");
    }

    @Override
    public void flush() {
        // TODO step 1: flush each branch
        throw new UnsupportedOperationException("TODO step 1: flush each branch");
    }

    /// The branches, in order. A system that is configured anew asks which of them go on.
    @Override
    public List<Transport> next() {
        return branches;
    }

    @Override
    public void close() {
        // TODO step 1: close each branch
        // TODO step 2: one that throws keeps no other from being closed
        throw new UnsupportedOperationException("TODO step 1: close each branch");
    }

    @Override
    public Ledger ledger() {
        // TODO step 1: add the ledgers of the branches
        throw new UnsupportedOperationException("TODO step 1: add the ledgers of the branches");
    }
}
