package spiral.sim;

/// A stock while it runs: a level, and what flows in and out during one step of time.
///
///      tap, inflow(rate)
///           |
///      |    v         |
///      |~~~ level ~~~~|   step(): level + (inflow - outflow) * timeStep
///      |______   _____|
///             | |
///      drain, outflow(rate)
///
/// Rates are amounts per unit of time: litres per minute, if you like. One thread at a time.
public final class Bathtub {
    private final double timeStep;
    private final double bottom;
    private double level;
    // TODO step 1: what else must it remember until the step passes?

    private Bathtub(double level, double timeStep, double bottom) {
        // TODO step 4: refuse a time step that is not greater than 0, new ModelException("...")
        this.level = level;
        this.timeStep = timeStep;
        this.bottom = bottom;
        // TODO step 1: take this line away, the tub is ready to be filled
        throw new UnsupportedOperationException("TODO step 1: begin, take this line away");
    }

    /// A tub that can run empty but never below: its level stays at 0 or above.
    public static Bathtub of(double level, double timeStep) {
        return new Bathtub(level, timeStep, 0);
    }

    /// A tub without a bottom, for what may fall below 0, such as a temperature or an account.
    public static Bathtub bottomless(double level, double timeStep) {
        return new Bathtub(level, timeStep, Double.NEGATIVE_INFINITY);
    }

    /// How much is in it now; the flows of this step count only after [#step].
    public double level() {
        return level;
    }

    /// How fast the level will change in this step.
    public double netRate() {
        // TODO step 1: what flows in, less what flows out
        throw new UnsupportedOperationException("TODO step 1: say how fast the level will change");
    }

    /// Opens a tap for this step.
    public void inflow(double rate) {
        // TODO step 1: remember it until the step passes
        // TODO step 4: refuse a negative rate
        throw new UnsupportedOperationException("TODO step 1: open a tap");
    }

    /// Opens a drain for this step and answers at which rate it really runs: no faster than what is
    /// there, together with what flows in during this step, less what earlier drains take.
    public double outflow(double rate) {
        // TODO step 1: remember it until the step passes
        // TODO step 2: give no more than there is, and answer what was given
        // TODO step 4: refuse a negative rate
        throw new UnsupportedOperationException("TODO step 1: open a drain");
    }

    /// Lets one step of time pass.
    public void step() {
        // TODO step 1: move the level, close taps and drains
        // TODO step 3: not below the bottom, not even by a rounding error
        throw new UnsupportedOperationException("TODO step 1: let one step of time pass");
    }
}
