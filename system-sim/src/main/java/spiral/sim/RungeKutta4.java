package spiral.sim;

/// The classical Runge-Kutta method of order 4 (Kutta 1901): four looks at the slope, the two in
/// the middle of the step counting twice.
///
///     slope
///       |          k4
///       |    k3          mean = (k1 + 2 k2 + 2 k3 + k4) / 6
///       |    k2
///       | k1
///       +-----+-----+--> time
///       t   t+dt/2  t+dt
final class RungeKutta4 implements Integrator {
    @Override
    public String name() {
        return "rk4";
    }

    @Override
    public int order() {
        return 4;
    }

    @Override
    public void meanRates(Slope slope, double time, double step, double[] levels, double[] mean) {
        double[] k1 = look(slope, time, levels);
        double[] k2 = look(slope, time + step / 2, moved(levels, k1, step / 2));
        double[] k3 = look(slope, time + step / 2, moved(levels, k2, step / 2));
        double[] k4 = look(slope, time + step, moved(levels, k3, step));
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]) / 6;
        }
    }

    private static double[] look(Slope slope, double time, double[] levels) {
        double[] rates = new double[levels.length];
        slope.at(time, levels, rates);
        return rates;
    }

    private static double[] moved(double[] levels, double[] rates, double step) {
        double[] moved = levels.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += rates[i] * step;
        }
        return moved;
    }
}
