package spiral.sim;

/// Trusts that dividing and multiplying by the same number changes nothing.
public final class Bathtub {
    private final double timeStep;
    private final double bottom;
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

    public static Bathtub of(double level, double timeStep) {
        return new Bathtub(level, timeStep, 0);
    }

    public static Bathtub bottomless(double level, double timeStep) {
        return new Bathtub(level, timeStep, Double.NEGATIVE_INFINITY);
    }

    public double level() {
        return level;
    }

    public double netRate() {
        return inflow - outflow;
    }

    public void inflow(double rate) {
        requireForward(rate);
        inflow += rate;
    }

    public double outflow(double rate) {
        requireForward(rate);
        double available = Math.max(0, (level - bottom) / timeStep + netRate());
        double granted = Math.min(rate, available);
        outflow += granted;
        return granted;
    }

    public void step() {
        level = level + netRate() * timeStep;
        inflow = 0;
        outflow = 0;
    }

    private static void requireForward(double rate) {
        if (rate < 0) {
            throw new ModelException("a flow must not be negative but was " + rate);
        }
    }
}
