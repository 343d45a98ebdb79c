package spiral.sim.game;

import java.util.Arrays;

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
    // owner of the two below: the thread that plays
    private final long[] left;
    private int answers = 1;

    /// A regulator with one answer against so many kinds of trouble.
    public Regulator(int kinds) {
        if (kinds < 1) {
            throw new IllegalArgumentException(
                    "kinds of trouble must be at least 1 but were " + kinds);
        }
        this.kinds = kinds;
        left = new long[kinds];
    }

    /// How many answers it has.
    public int answers() {
        return answers;
    }

    /// Adds one answer, and forgets what was left over by fewer.
    ///
    /// @throws IllegalArgumentException when there is an answer to every kind already
    public void buy() {
        if (answers == kinds) {
            throw new IllegalArgumentException(
                    "there is an answer to each of " + kinds + " kinds already");
        }
        answers++;
    }

    /// Meets trouble of a kind from 0 on, and says what is left of it.
    public int meet(int trouble) {
        if (trouble < 0 || trouble >= kinds) {
            throw new IllegalArgumentException(
                    "trouble must be between 0 and %d but was %d".formatted(kinds - 1, trouble));
        }
        int rest = trouble / answers;
        left[rest]++;
        return rest;
    }

    /// The entropy of what was left over since the last purchase, in bits.
    public double entropy() {
        return entropy(left);
    }

    /// What Ashby's law says is the least, if all kinds come equally often.
    public double limit() {
        return Math.log((double) kinds / answers) / BIT;
    }

    /// Shannon's entropy of something that was counted so often in each of its kinds: 0 bits when
    /// it is always the same, or nothing was counted.
    public static double entropy(long... counts) {
        long all = 0;
        for (long count : counts) {
            all += count;
        }
        double bits = 0;
        for (long count : counts) {
            double share = (double) count / Math.max(1, all);
            bits -= share > 0 ? share * Math.log(share) / BIT : 0;
        }
        return bits;
    }
}
