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
    // owner: the thread that lets the rounds pass
    private final double[] rates;

    /// Senders with these rates on a line of this capacity.
    ///
    /// @throws IllegalArgumentException for no sender, a negative rate, or a capacity that is not above 0
    public Aimd(Rule rule, double capacity, double... rates) {
        if (!(capacity > 0)) {
            throw new IllegalArgumentException(
                    "capacity must be greater than 0 but was " + capacity);
        }
        if (rates.length == 0 || !Arrays.stream(rates).allMatch(rate -> rate >= 0)) {
            throw new IllegalArgumentException(
                    "rates must be 0 or more but were " + Arrays.toString(rates));
        }
        this.rule = rule;
        this.capacity = capacity;
        this.rates = rates.clone();
    }

    /// The rate of each sender now.
    public double[] rates() {
        return rates.clone();
    }

    /// What all send together.
    public double load() {
        double load = 0;
        for (double rate : rates) {
            load += rate;
        }
        return load;
    }

    /// Jain's index of fairness: 1 when all have the same, 1/n when one has everything. When nobody
    /// has anything, that is fair, too.
    public double fairness() {
        double squares = 0;
        for (double rate : rates) {
            squares += rate * rate;
        }
        return squares == 0 ? 1 : load() * load() / (squares * rates.length);
    }

    /// Lets one round trip pass. All senders see the same line, as it was at its start.
    public void round() {
        for (int i = 0; i < rates.length; i++) {
            rates[i] = load() > capacity ? cut(rates[i]) : rates[i] + (rule.rise + rates[i] * rule.growth);
        }
    }

    private double cut(double rate) {
        return Math.max(0, rate - (rate * rule.share + rule.lump));
    }
}
