package spiral.sim;

/// Remembers litres instead of rates: how much comes and goes in this step.
public final class Bathtub {
    private final double timeStep;
    private final boolean canRunEmpty;
    private double level;
    private double comes;
    private double goes;

    private Bathtub(double level, double timeStep, boolean canRunEmpty) {
        if (timeStep <= 0 || Double.isNaN(timeStep)) {
            throw new ModelException("a step must take some time but its length is " + timeStep);
        }
        this.level = level;
        this.timeStep = timeStep;
        this.canRunEmpty = canRunEmpty;
    }

    public static Bathtub of(double level, double timeStep) {
        return new Bathtub(level, timeStep, true);
    }

    public static Bathtub bottomless(double level, double timeStep) {
        return new Bathtub(level, timeStep, false);
    }

    public double level() {
        return level;
    }

    public double netRate() {
        return (comes - goes) / timeStep;
    }

    public void inflow(double rate) {
        comes += amount(rate);
    }

    public double outflow(double rate) {
        double wanted = amount(rate);
        double there = Math.max(0, level + comes - goes);
        if (!canRunEmpty || wanted <= there) {
            goes += wanted;
            return rate;
        }
        goes += there;
        return there / timeStep;
    }

    public void step() {
        double after = level + comes - goes;
        level = canRunEmpty ? Math.max(0, after) : after;
        comes = 0;
        goes = 0;
    }

    private double amount(double rate) {
        if (rate < 0) {
            throw new ModelException("water cannot run backwards, at a rate of " + rate);
        }
        return rate * timeStep;
    }
}
