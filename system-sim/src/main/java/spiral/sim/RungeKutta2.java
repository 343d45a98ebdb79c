package spiral.sim;

/// Heun's method of order 2: the slope at the start of the step, the slope where it would lead, and
/// the mean of both.
///
///     slope
///       |         k2
///       |            mean = (k1 + k2) / 2
///       | k1
///       +-----------+--> time
///       t         t+dt
final class RungeKutta2 implements Integrator {
    @Override
    public String name() {
        return "rk2";
    }

    @Override
    public int order() {
        return 2;
    }

    @Override
    public Stepper stepper(int levels) {
        double[] k1 = new double[levels];
        double[] k2 = new double[levels];
        double[] moved = new double[levels];
        return (slope, time, step, now, mean) -> {
            slope.at(time, now, k1);
            RungeKutta4.move(now, k1, step, moved);
            slope.at(time + step, moved, k2);
            for (int i = 0; i < levels; i++) {
                mean[i] = (k1[i] + k2[i]) / 2;
            }
        };
    }
}
