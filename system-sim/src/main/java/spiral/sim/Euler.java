package spiral.sim;

/// Euler's method: what is true at the start of a step is taken as true until its end, as in a
/// calculation by hand.
final class Euler implements Integrator {
    @Override
    public String name() {
        return "euler";
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public void meanRates(Slope slope, double time, double step, double[] levels, double[] mean) {
        slope.at(time, levels, mean);
    }
}
