package spiral.sim.game;

/// A regulator that meets trouble of several kinds with as many answers as it has bought. What it
/// cannot tell apart, it must treat alike: of the kinds 0 to D−1 there is left over
/// `trouble ÷ answers`, rounded down.
///
///     trouble 0 1 2 3 4 5 6 7     with 1 answer:  0 1 2 3 4 5 6 7 is left, 3 bits
///                                 with 4 answers: 0 0 0 0 1 1 1 1,         1 bit
///                                 with 8 answers: 0 0 0 0 0 0 0 0,         0 bits
///
/// Ashby's law of requisite variety (An Introduction to Cybernetics, 1956, chapter 11): the entropy
/// that is left is never below that of the trouble less that of the answers. For one thread.
public final class Regulator {
    private static final double BIT = Math.log(2);

    private final int kinds;
    private final long[] left;
    private int answers = 1;

    /// A regulator with one answer against so many kinds of trouble.
    public Regulator(int kinds) {
        this.kinds = kinds;
        left = new long[kinds];
        // TODO step 1: take this line away, the regulator is ready
        throw new UnsupportedOperationException("TODO step 1: begin, take this line away");
    }

    /// How many answers it has.
    public int answers() {
        return answers;
    }

    /// Adds one answer, and forgets what was left over by fewer.
    ///
    /// @throws IllegalArgumentException when there is an answer to every kind already
    public void buy() {
        // TODO step 3: forget what was counted; refuse more answers than kinds
        throw new UnsupportedOperationException("TODO step 1: one answer more");
    }

    /// Meets trouble of a kind from 0 on, and says what is left of it.
    public int meet(int trouble) {
        // TODO step 3: count what is left; refuse trouble of no kind
        throw new UnsupportedOperationException("TODO step 1: say what is left of the trouble");
    }

    /// The entropy of what was left over since the last purchase, in bits.
    public double entropy() {
        throw new UnsupportedOperationException("TODO step 3: measure what was left");
    }

    /// What Ashby's law says is the least, if all kinds come equally often.
    public double limit() {
        throw new UnsupportedOperationException("TODO step 3: bits of trouble, less of answers");
    }

    /// Shannon's entropy of something that was counted so often in each of its kinds: 0 bits when
    /// it is always the same, or nothing was counted.
    public static double entropy(long... counts) {
        throw new UnsupportedOperationException("TODO step 2: minus the sum of share times log");
    }
}
