package spiral.sim.form;

import java.util.function.DoubleUnaryOperator;

/// People on land that can feed only so many, who notice it late.
///
///     births ──► children ──growing up──► adults ──► deaths
///        ▲                                   │
///        └── hope ◄── felt ◄──late── crowding┘
///
/// The model `population-delay` of the catalogue, one step at a time. For one thread.
public final class Settlement {
    /// What the land and the people are like; times in years.
    ///
    /// @param fertility children per adult and year, where there is room
    /// @param growingUp how long one is a child
    /// @param adultLife how long one is an adult
    /// @param capacity how many the land can feed
    /// @param notice how long it takes to feel how crowded it is
    /// @param hope by how much felt crowding (1: full) multiplies births
    public record Land(
            double fertility,
            double growingUp,
            double adultLife,
            double capacity,
            double notice,
            DoubleUnaryOperator hope) {
        public Land {
            requirePositive("growing up", growingUp);
            requirePositive("adult life", adultLife);
            requirePositive("capacity", capacity);
            requirePositive("notice", notice);
        }
    }

    private final Land land;
    private double children;
    private double adults;
    private double felt;

    /// People who have just arrived, and feel the land as crowded as it is.
    public Settlement(Land land, double children, double adults) {
        this.land = land;
        // TODO step 1: keep the people, and how crowded the land feels to them
        throw new UnsupportedOperationException("TODO step 1: found the settlement");
    }

    public double children() {
        return children;
    }

    public double adults() {
        return adults;
    }

    public double people() {
        // TODO step 1: all of them
        throw new UnsupportedOperationException("TODO step 1: count the people");
    }

    /// People per place on the land: 1 when it is full.
    public double crowding() {
        // TODO step 1: people per place
        throw new UnsupportedOperationException("TODO step 1: say how crowded the land is");
    }

    /// How crowded the land is to people's minds, which is how it was some time ago.
    public double felt() {
        return felt;
    }

    /// Children born per year, now.
    public double births() {
        // TODO step 1: adults, fertility, and land.hope of what is felt
        throw new UnsupportedOperationException("TODO step 1: say how many are born");
    }

    /// Lets so many years pass in one step. All flows are those at its start.
    public void step(double years) {
        // TODO step 2: births, growing up, deaths; step 3: of this many years, all at once
        // TODO step 4: what is felt follows; refuse a step that is not above 0
        throw new UnsupportedOperationException("TODO step 2: let time pass");
    }

    private static void requirePositive(String what, double number) {
        if (!(number > 0)) {
            throw new IllegalArgumentException(what + " must be greater than 0 but was " + number);
        }
    }
}
