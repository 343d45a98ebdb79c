package spiral.log.transport;

import java.util.List;
import spiral.log.Line;
import spiral.log.Threshold;
import spiral.log.Transport;

/// Passes on the lines that reach a level, so that one branch of a tee can be calmer than another.
/// What it leaves out was not meant for here and is in no ledger.
public final class AtLeast implements Transport {
    private final Threshold threshold;
    private final Transport to;

    /// Passes lines that the threshold admits on to `to`.
    public AtLeast(Threshold threshold, Transport to) {
        this.threshold = threshold;
        this.to = to;
    }

    @Override
    public void write(Line line) {
        if (threshold.admits(line.level())) {
            to.write(line);
        }
    }

    @Override
    public void flush() {
        to.flush();
    }

    @Override
    public List<Transport> next() {
        return List.of(to);
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
