package spiral.sim;

/// What a feedback loop does to a change that travels once around it.
public enum Polarity {
    /// It comes back larger: growth feeds growth, and decline feeds decline.
    REINFORCING("R"),
    /// It comes back against itself: the loop seeks a goal and resists what pushes it away.
    BALANCING("B");

    private final String letter;

    Polarity(String letter) {
        this.letter = letter;
    }

    /// `R` or `B`, as on every drawing of the field.
    public String letter() {
        return letter;
    }
}
