package spiral.sim.form;

import java.util.Arrays;

/// Senders that share one line and know nothing of each other: each raises its rate a little in
/// every round, and cuts it when the line is full.
///
///     load > capacity?   no:  rate + rise + growth × rate
///                        yes: rate − share × rate − lump
///
/// Chiu and Jain (1989) showed which of these rules end in equal shares: to add and to multiply
/// down. The model `congestion` of the catalogue, one round at a time. For one thread.
public final class Aimd {
    /// How each sender changes its rate.
    ///
    /// @param rise added in a round while there is room
    /// @param growth the share of its own rate that is added, too
    /// @param share the share of its own rate that is cut when the line is full
    /// @param lump what is cut besides
    public record Rule(double rise, double growth, double share, double lump) {
        /// TCP's: one more in each round, half when the line is full.
        public static final Rule TCP = new Rule(1, 0, 0.5, 0);
    }

    private final Rule rule;
    private final double capacity;
    private final double[] rates;

    /// Senders with these rates on a line of this capacity.
    ///
    /// @throws IllegalArgumentException for no sender, a negative rate, or a capacity that is not
    ///     above 0
    public Aimd(Rule rule, double capacity, double... rates) {
        // TODO step 4: refuse a capacity that is not above 0
        this.rule = rule;
        this.capacity = capacity;
        this.rates = rates.clone();
        // TODO step 1: take this line away, the senders are ready
        throw new UnsupportedOperationException("TODO step 1: begin, take this line away");
    }

    /// The rate of each sender now.
    public double[] rates() {
        // TODO step 3: must the caller be able to change them?
        throw new UnsupportedOperationException("TODO step 1: say the rates");
    }

    /// What all send together.
    public double load() {
        throw new UnsupportedOperationException("TODO step 1: add up what all send");
    }

    /// Jain's index of fairness: 1 when all have the same, 1/n when one has everything. When nobody
    /// has anything, that is fair, too.
    public double fairness() {
        // TODO step 3: the square of the sum, over n times the sum of the squares
        throw new UnsupportedOperationException("TODO step 3: measure fairness");
    }

    /// Lets one round trip pass. All senders see the same line, as it was at its start.
    public void round() {
        // TODO step 1: room: add; full: cut. Step 2: the other two numbers of the rule
        throw new UnsupportedOperationException("TODO step 1: let a round pass");
    }
}
