package spiral.sim.expr;

import java.util.List;
import spiral.sim.expr.Table.Mode;
import spiral.sim.expr.Table.Point;

/// A table made ready for computing. Every engine computes it by this one formula: the line to the
/// left of x, found by multiplication where the x are evenly spaced and by looking along the points
/// where not. Immutable.
///
/// @param first the first x
/// @param last the last x
/// @param density points per unit of x, or 0 where they are not evenly spaced
/// @param slopes how steep the line to the right of each point is
// a record with arrays: the just-in-time compiler takes a record's components for constants, which
// makes a table twice as fast; nobody but the engines sees the arrays, and they only read
@SuppressWarnings("ArrayRecordComponent")
public record Curve(
        double first,
        double last,
        double density,
        Mode mode,
        double[] xs,
        double[] ys,
        double[] slopes) {
    private static final double EVEN = 1e-9;

    static Curve through(List<Point> points, Mode mode) {
        double[] xs = points.stream().mapToDouble(Point::x).toArray();
        double[] ys = points.stream().mapToDouble(Point::y).toArray();
        double[] slopes = new double[xs.length - 1];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = mode == Mode.DISCRETE ? 0 : (ys[i + 1] - ys[i]) / (xs[i + 1] - xs[i]);
        }
        double last = xs[slopes.length];
        double density = isEven(xs) ? slopes.length / (last - xs[0]) : 0;
        return new Curve(xs[0], last, density, mode, xs, ys, slopes);
    }

    private static boolean isEven(double[] xs) {
        double width = xs[xs.length - 1] - xs[0];
        for (int i = 0; i < xs.length; i++) {
            double even = xs[0] + width * i / (xs.length - 1);
            if (!(Math.abs(xs[i] - even) <= EVEN * width)) {
                return false;
            }
        }
        return true;
    }

    /// The value at x.
    public double at(double x) {
        if (mode != Mode.EXTRAPOLATE) {
            if (x <= first) {
                return ys[0];
            }
            if (x >= last) {
                return ys[slopes.length];
            }
        }
        int left = density == 0 ? search(x) : index(x);
        return ys[left] + (x - xs[left]) * slopes[left];
    }

    private int index(double x) {
        return Math.max(0, Math.min((int) ((x - first) * density), slopes.length - 1));
    }

    private int search(double x) {
        int left = 0;
        while (left < slopes.length - 1 && xs[left + 1] <= x) {
            left++;
        }
        return left;
    }
}
