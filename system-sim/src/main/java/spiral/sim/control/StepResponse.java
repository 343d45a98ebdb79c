package spiral.sim.control;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import spiral.sim.Run;

/// How well something followed its goal from one moment to another, in the words of control
/// engineering.
///
///          ╭─╮  overshoot
///     ----╱---╲-----╭───── goal ± 0.5
///        ╱     ╰───╯
///       ╱          ^ settled
///
/// @param overshoot how far it went above the goal at most; 0 if it never did
/// @param settled from when on it stayed within [#TOLERANCE] of the goal, if it did
/// @param meanError the mean distance from the goal
/// @param squaredError the integral of the squared distance over time (ISE)
public record StepResponse(
        double overshoot, OptionalDouble settled, double meanError, double squaredError) {
    /// Nearer than this counts as there, in the unit of the goal.
    public static final double TOLERANCE = 0.5;

    private static final double WIGGLE = 0.01;

    /// Measures a variable against its goal, from and to a time of the run.
    public static StepResponse of(Run run, String value, String goal, double from, double to) {
        double[] times = run.times();
        double[] values = run.series(value);
        double[] goals = run.series(goal);
        double overshoot = 0;
        double area = 0;
        double squares = 0;
        double outside = Double.NaN;
        for (int i = 0; i < times.length; i++) {
            if (times[i] >= from && times[i] <= to) {
                double error = values[i] - goals[i];
                double width = i + 1 < times.length ? times[i + 1] - times[i] : 0;
                overshoot = Math.max(overshoot, error);
                area += Math.abs(error) * width;
                squares += error * error * width;
                outside = Math.abs(error) > TOLERANCE ? times[i] : outside;
            }
        }
        return new StepResponse(overshoot, settled(outside, from, to), area / (to - from), squares);
    }

    /// From the first moment after the last one outside; nothing if that is the end.
    private static OptionalDouble settled(double outside, double from, double to) {
        if (Double.isNaN(outside)) {
            return OptionalDouble.of(from);
        }
        return outside < to - (to - from) / 50
                ? OptionalDouble.of(outside)
                : OptionalDouble.empty();
    }

    /// How often a variable turned round, from rising to falling or back. A wiggle smaller than a
    /// hundredth of its range does not count.
    public static int turns(Run run, String variable) {
        double[] values = run.series(variable);
        double wiggle = WIGGLE * range(values);
        int turns = 0;
        int direction = 0;
        double extreme = values[0];
        for (double value : values) {
            int way = (int) Math.signum(value - extreme);
            if (way == direction) {
                extreme = value;
            } else if (Math.abs(value - extreme) > wiggle) {
                turns += direction == 0 ? 0 : 1;
                direction = way;
                extreme = value;
            }
        }
        return turns;
    }

    private static double range(double[] values) {
        var spread = DoubleStream.of(values).summaryStatistics();
        return spread.getMax() - spread.getMin();
    }
}
