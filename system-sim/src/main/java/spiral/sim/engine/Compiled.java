package spiral.sim.engine;

import java.util.Arrays;
import spiral.sim.engine.Cell.Level;
import spiral.sim.expr.Expr.Ref;

/// The fast engine: bytecode for the equations, and plain loops over arrays around it. It does to
/// its numbers exactly what a [spiral.sim.Bathtub] does, in the same order.
final class Compiled implements Engine {
    private static final int TIME_STEP = 1;
    private static final int LEVELS = Ref.OF_TIME.size();
    private static final int FROM_IS_LIMITED = 1;
    private static final int TO_IS_LIMITED = 2;

    private final Code code;
    // of each stock
    private final boolean[] limited;
    // of each hidden level, which follow the stocks: where its rate is computed
    private final int[] rateSlots;
    // in and out of each stock; owner: the thread that runs
    private final double[] tubs;

    Compiled(Program program) {
        code = program.code();
        limited = new boolean[program.pools().size()];
        for (int i = 0; i < limited.length; i++) {
            limited[i] = program.pools().get(i).nonNegative();
        }
        rateSlots =
                program.levels().stream()
                        .filter(Level.class::isInstance)
                        .mapToInt(level -> program.slot(((Level) level).rate()))
                        .toArray();
        tubs = new double[2 * limited.length];
    }

    @Override
    public void start(double[] values) {
        code.start(values);
    }

    @Override
    public void look(double[] values, double[] rates) {
        Arrays.fill(tubs, 0);
        code.look(values, tubs);
        for (int i = 0; i < limited.length; i++) {
            rates[i] = tubs[2 * i] - tubs[2 * i + 1];
        }
        for (int i = 0; i < rateSlots.length; i++) {
            rates[limited.length + i] = values[rateSlots[i]];
        }
    }

    @Override
    public void move(double[] levels, double[] rates, double step) {
        for (int i = 0; i < limited.length; i++) {
            levels[i] =
                    limited[i]
                            ? limited(levels[i], rates[i], step)
                            : levels[i] + (0.0 + rates[i]) * step;
        }
        for (int i = limited.length; i < levels.length; i++) {
            levels[i] = levels[i] + (0.0 + rates[i]) * step;
        }
    }

    private static double limited(double level, double rate, double step) {
        double net = rate < 0 ? 0 - Math.min(-rate, Math.max(0, level / step)) : 0.0 + rate;
        return Math.max(0, level + net * step);
    }

    /// What really flows through a pipe. The bytecode calls this with constants for all but the
    /// first two and the rate, so that the just-in-time compiler drops what does not apply.
    ///
    /// @param from the index of a level, or below 0 for the outside
    static double poured(
            double[] values, double[] tubs, int from, int to, int limits, double rate) {
        return rate < 0
                ? 0 - granted(values, tubs, to, from, (limits & TO_IS_LIMITED) != 0, -rate)
                : granted(values, tubs, from, to, (limits & FROM_IS_LIMITED) != 0, rate);
    }

    private static double granted(
            double[] values, double[] tubs, int from, int to, boolean limited, double rate) {
        double granted = rate;
        if (limited) {
            double net = tubs[2 * from] - tubs[2 * from + 1];
            double available = Math.max(0, values[LEVELS + from] / values[TIME_STEP] + net);
            granted = Math.min(rate, available);
        }
        if (from >= 0) {
            tubs[2 * from + 1] += granted;
        }
        if (to >= 0) {
            tubs[2 * to] += granted;
        }
        return granted;
    }
}
