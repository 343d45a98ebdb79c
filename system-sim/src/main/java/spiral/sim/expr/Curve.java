package spiral.sim.expr;

import java.util.List;
import spiral.sim.expr.Table.Mode;
import spiral.sim.expr.Table.Point;

/// A table made ready for computing. Every engine computes it by this one formula: the line to the
/// left of x, found by multiplication where the x are evenly spaced and by looking along the points
/// where not. Immutable.
public final class Curve {
    private static final double EVEN = 1e-9;

    private final double[] xs;
    private final double[] ys;
    private final double[] slopes;
    // points per unit of x, or 0 where they are not evenly spaced
    private final double density;
    private final Mode mode;

    private Curve(double[] xs, double[] ys, Mode mode) {
        this.xs = xs;
        this.ys = ys;
        this.mode = mode;
        slopes = new double[xs.length - 1];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = mode == Mode.DISCRETE ? 0 : (ys[i + 1] - ys[i]) / (xs[i + 1] - xs[i]);
        }
        density = isEven(xs) ? slopes.length / (xs[slopes.length] - xs[0]) : 0;
    }

    static Curve through(List<Point> points, Mode mode) {
        return new Curve(
                points.stream().mapToDouble(Point::x).toArray(),
                points.stream().mapToDouble(Point::y).toArray(),
                mode);
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
            if (x <= xs[0]) {
                return ys[0];
            }
            if (x >= xs[slopes.length]) {
                return ys[slopes.length];
            }
        }
        int left = density == 0 ? search(x) : index(x);
        return ys[left] + (x - xs[left]) * slopes[left];
    }

    private int index(double x) {
        return Math.max(0, Math.min((int) ((x - xs[0]) * density), slopes.length - 1));
    }

    private int search(double x) {
        int left = 0;
        while (left < slopes.length - 1 && xs[left + 1] <= x) {
            left++;
        }
        return left;
    }

    public double[] xs() {
        return xs.clone();
    }

    public double[] ys() {
        return ys.clone();
    }

    public double[] slopes() {
        return slopes.clone();
    }

    /// Points per unit of x, or 0 where they are not evenly spaced.
    public double density() {
        return density;
    }

    public Mode mode() {
        return mode;
    }
}
