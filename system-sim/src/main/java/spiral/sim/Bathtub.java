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
/// Rates are amounts per unit of time. The flows of a step are opened in order; then the step
/// passes and all taps are closed again. The engine moves every stock of every model with this
/// class. One thread at a time.
public final class Bathtub {
    private final double timeStep;
    private final double bottom;
    // owner of the three below: the thread that runs the model
    private double level;
    private double inflow;
    private double outflow;

    private Bathtub(double level, double timeStep, double bottom) {
        if (!(timeStep > 0)) {
            throw new ModelException("the time step must be greater than 0 but was " + timeStep);
        }
        this.level = level;
        this.timeStep = timeStep;
        this.bottom = bottom;
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
        return inflow - outflow;
    }

    /// Opens a tap for this step.
    public void inflow(double rate) {
        requireForward(rate);
        inflow += rate;
    }

    /// Opens a drain for this step and answers at which rate it really runs: no faster than what is
    /// there, together with what flows in during this step, less what earlier drains take.
    public double outflow(double rate) {
        requireForward(rate);
        double available = Math.max(0, (level - bottom) / timeStep + netRate());
        double granted = Math.min(rate, available);
        outflow += granted;
        return granted;
    }

    /// Lets one step of time pass.
    public void step() {
        level = Math.max(bottom, level + netRate() * timeStep);
        inflow = 0;
        outflow = 0;
    }

    private static void requireForward(double rate) {
        if (rate < 0) {
            throw new ModelException(
                    "a flow must not be negative but was " + rate + "; open the other tap");
        }
    }
}
