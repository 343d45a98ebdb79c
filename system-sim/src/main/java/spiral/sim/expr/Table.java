package spiral.sim.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// A curve given by points, for relations that no formula tells: straight lines between the points,
/// and outside them what its [Mode] says. Equal tables are equal values.
public final class Table {
    /// What a table says between and outside its points.
    public enum Mode {
        /// Holds its first and last value (Vensim's lookup, XMILE's `continuous`).
        CLAMP,
        /// Goes on along its first and last line.
        EXTRAPOLATE,
        /// Holds each value until the next point.
        DISCRETE
    }

    /// One point of a table.
    public record Point(double x, double y) {}

    private final List<Point> points;
    private final Mode mode;
    private final Curve curve;

    /// @param points at least two, with rising x
    public Table(List<Point> points, Mode mode) {
        this.points = List.copyOf(points);
        this.mode = mode;
        if (points.size() < 2) {
            throw new IllegalArgumentException(
                    "a table needs at least 2 points but got " + points.size());
        }
        for (int i = 1; i < points.size(); i++) {
            requireRising(points.get(i - 1).x(), points.get(i).x());
        }
        curve = Curve.through(this.points, mode);
    }

    /// The table through these points, given as x, y, x, y …
    public static Table of(double... xy) {
        if (xy.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "a table needs pairs x, y but got " + xy.length + " numbers");
        }
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < xy.length; i += 2) {
            points.add(new Point(xy[i], xy[i + 1]));
        }
        return new Table(points, Mode.CLAMP);
    }

    /// The table with these values at evenly spaced x from `first` to `last`.
    public static Table evenly(double first, double last, double... ys) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < ys.length; i++) {
            points.add(new Point(first + (last - first) * i / (ys.length - 1), ys[i]));
        }
        return new Table(points, Mode.CLAMP);
    }

    /// The same points in another mode.
    public Table in(Mode other) {
        return new Table(points, other);
    }

    public List<Point> points() {
        return points;
    }

    public Mode mode() {
        return mode;
    }

    /// The numbers by which it is computed, for engines.
    public Curve curve() {
        return curve;
    }

    /// The value at x; NaN when x is NaN.
    public double at(double x) {
        return curve.at(x);
    }

    private static void requireRising(double before, double x) {
        if (!(x > before)) {
            throw new IllegalArgumentException(
                    "the x of a table must rise but " + x + " comes after " + before);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Table table
                && table.points.equals(points)
                && table.mode.equals(mode);
    }

    @Override
    public int hashCode() {
        return Objects.hash(points, mode);
    }

    @Override
    public String toString() {
        return points.stream()
                .map(p -> "(" + Written.of(p.x()) + "," + Written.of(p.y()) + ")")
                .collect(Collectors.joining(",", "(", ")"));
    }
}
