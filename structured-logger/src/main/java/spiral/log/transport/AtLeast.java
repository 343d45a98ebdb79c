package spiral.log.transport;

import spiral.log.Line;
import spiral.log.Threshold;
import spiral.log.Transport;

/// Passes on the lines that reach a level, so that one branch of a tee can be calmer than another.
/// What it leaves out was not meant for here and is in no ledger.
public final class AtLeast extends PassingOn {
    private final Threshold threshold;

    /// Passes lines that the threshold admits on to `to`.
    public AtLeast(Threshold threshold, Transport to) {
        super(to);
        this.threshold = threshold;
    }

    @Override
    public void write(Line line) {
        if (threshold.admits(line.level())) {
            to().write(line);
        }
    }
}
