package spiral.sim.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A curve given by points, for relations that no formula tells: straight lines between the points,
/// and the first and last value held outside them (Vensim's lookup, XMILE's `continuous` table).
///
/// @param points at least two, with rising x
public record Table(List<Point> points) {
    /// One point of a table.
    public record Point(double x, double y) {}

    public Table {
        points = List.copyOf(points);
        if (points.size() < 2) {
            throw new IllegalArgumentException(
                    "a table needs at least 2 points but got " + points.size());
        }
        for (int i = 1; i < points.size(); i++) {
            requireRising(points.get(i - 1).x(), points.get(i).x());
        }
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
        return new Table(points);
    }

    /// The value at x; NaN when x is NaN.
    public double at(double x) {
        if (x <= points.getFirst().x()) {
            return points.getFirst().y();
        }
        int right = 1;
        while (right < points.size() - 1 && points.get(right).x() < x) {
            right++;
        }
        return x >= points.getLast().x()
                ? points.getLast().y()
                : between(points.get(right - 1), points.get(right), x);
    }

    private static double between(Point left, Point right, double x) {
        return left.y() + (right.y() - left.y()) * ((x - left.x()) / (right.x() - left.x()));
    }

    private static void requireRising(double before, double x) {
        if (!(x > before)) {
            throw new IllegalArgumentException(
                    "the x of a table must rise but " + x + " comes after " + before);
        }
    }

    @Override
    public String toString() {
        return points.stream()
                .map(p -> "(" + Written.of(p.x()) + "," + Written.of(p.y()) + ")")
                .collect(Collectors.joining(",", "(", ")"));
    }
}
