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
    public Stepper stepper(int levels) {
        double[] k1 = new double[levels];
        double[] k2 = new double[levels];
        double[] k3 = new double[levels];
        double[] k4 = new double[levels];
        double[] moved = new double[levels];
        return (slope, time, step, now, mean) -> {
            slope.at(time, now, k1);
            move(now, k1, step / 2, moved);
            slope.at(time + step / 2, moved, k2);
            move(now, k2, step / 2, moved);
            slope.at(time + step / 2, moved, k3);
            move(now, k3, step, moved);
            slope.at(time + step, moved, k4);
            for (int i = 0; i < levels; i++) {
                mean[i] = (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]) / 6;
            }
        };
    }

    /// Fills `moved` with the levels after this time at these rates.
    static void move(double[] levels, double[] rates, double time, double[] moved) {
        for (int i = 0; i < moved.length; i++) {
            moved[i] = levels[i] + rates[i] * time;
        }
    }
}
