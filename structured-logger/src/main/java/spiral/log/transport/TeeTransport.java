package spiral.log.transport;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import spiral.log.Line;
import spiral.log.Transport;

/// Gives each line to several transports, in order. Without any, it is where lines go to be
/// forgotten.
///
/// The ledger is the sum: a line given to two transports is counted twice. A branch that throws,
/// though transports do not, keeps no line from the others; what it did not take counts as dropped.
public final class TeeTransport implements Transport {
    private final List<Transport> branches;
    private final AtomicLong refused = new AtomicLong();

    /// A tee with these branches, which it closes when it is closed.
    public TeeTransport(Transport... branches) {
        this.branches = List.of(branches);
    }

    @Override
    public void write(Line line) {
        for (Transport branch : branches) {
            try {
                branch.write(line);
            } catch (RuntimeException _) { // counted here, as the branch could not
                refused.addAndGet(line.missing() > 0 ? 0 : 1);
            }
        }
    }

    @Override
    public void flush() {
        each(Transport::flush);
    }

    @Override
    public List<Transport> next() {
        return branches;
    }

    @Override
    public void close() {
        each(Transport::close);
    }

    @Override
    public Ledger ledger() {
        return branches.stream()
                .map(Transport::ledger)
                .reduce(new Ledger(0, refused.get()), Ledger::plus);
    }

    private void each(Consumer<Transport> step) {
        for (Transport branch : branches) {
            try {
                step.accept(branch);
            } catch (RuntimeException _) {
                // the next branch must be closed all the same
            }
        }
    }
}
