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
    // owner of the three below: the thread that lets time pass
    private double children;
    private double adults;
    private double felt;

    /// People who have just arrived, and feel the land as crowded as it is.
    public Settlement(Land land, double children, double adults) {
        this.land = land;
        this.children = children;
        this.adults = adults;
        this.felt = crowding();
    }

    public double children() {
        return children;
    }

    public double adults() {
        return adults;
    }

    public double people() {
        return children + adults;
    }

    /// People per place on the land: 1 when it is full.
    public double crowding() {
        return people() / land.capacity;
    }

    /// How crowded the land is to people's minds, which is how it was some time ago.
    public double felt() {
        return felt;
    }

    /// Children born per year, now.
    public double births() {
        return adults * land.fertility * land.hope.applyAsDouble(felt);
    }

    /// Lets so many years pass in one step. All flows are those at its start.
    ///
    /// @throws IllegalArgumentException when the step is not above 0
    public void step(double years) {
        requirePositive("the step", years);
        double births = births();
        double maturing = children / land.growingUp;
        double deaths = adults / land.adultLife;
        double noticing = (crowding() - felt) / land.notice;
        children += births - maturing;
        adults += maturing - deaths;
        felt += noticing * years;
    }

    private static void requirePositive(String what, double number) {
        if (!(number > 0)) {
            throw new IllegalArgumentException(what + " must be greater than 0 but was " + number);
        }
    }
}
