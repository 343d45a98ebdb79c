package spiral.sim;

/// What a feedback loop does to a change that travels once around it.
public enum Polarity {
    /// It comes back larger: growth feeds growth, and decline feeds decline.
    REINFORCING("R", 1),
    /// It comes back against itself: the loop seeks a goal and resists what pushes it away.
    BALANCING("B", -1);

    private final String letter;
    private final int sign;

    Polarity(String letter, int sign) {
        this.letter = letter;
        this.sign = sign;
    }

    /// `R` or `B`, as on every drawing of the field.
    public String letter() {
        return letter;
    }

    /// The polarity of a loop by its links: reinforcing when an even number of them is negative.
    static Polarity ofSign(int product) {
        return product == REINFORCING.sign ? REINFORCING : BALANCING;
    }
}
