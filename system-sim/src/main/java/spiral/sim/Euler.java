package spiral.sim;

/// Euler's method: what is true at the start of a step is taken as true until its end. The method of
/// a hand calculation, and the only one that is exact for flows which jump.
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
    public void meanRates(
            Slope slope, double time, double step, double[] levels, double[] mean) {
        slope.at(time, levels, mean);
    }
}
