package spiral.sim.view;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A [Chart] as a self-contained SVG image, which says in words what it shows. Lines differ by
/// colour and by stroke.
public final class SvgChart {
    private static final double WIDTH = 760;
    private static final double HEIGHT = 380;
    private static final double LEFT = 64;
    private static final double RIGHT = 24;
    private static final double TOP = 40;
    private static final double BOTTOM = 72;
    private static final String CLASSES = "abcd";

    private final Chart chart;
    private final Axis x;
    private final Axis y;
    private final Svg svg;

    private SvgChart(Chart chart) {
        this.chart = chart;
        DoubleSummaryStatistics across = chart.spread(Chart.Point::x);
        DoubleSummaryStatistics up = chart.spread(Chart.Point::y);
        x = Axis.tight(across.getMin(), across.getMax(), 8);
        y = Axis.round(up.getMin(), up.getMax(), 6);
        svg = new Svg("chart", WIDTH, HEIGHT, chart.title(), words());
    }

    /// The image of this chart, as text.
    public static String of(Chart chart) {
        return new SvgChart(chart).image();
    }

    /// Where each line begins, ends, and how far it reaches.
    private String words() {
        return chart.data().stream().map(this::words).collect(Collectors.joining(" "));
    }

    private String words(Chart.Line line) {
        List<Chart.Point> points = line.points().stream().filter(Chart.Point::isVisible).toList();
        if (points.isEmpty()) {
            return line.label() + " has no values.";
        }
        var range = points.stream().mapToDouble(Chart.Point::y).summaryStatistics();
        return String.format(
                Locale.ROOT,
                "%s begins at %.4g and ends at %.4g %s; it lies between %.4g and %.4g.",
                line.label(),
                points.getFirst().y(),
                points.getLast().y(),
                chart.yUnit(),
                range.getMin(),
                range.getMax());
    }

    private String image() {
        String unit = chart.yUnit().isEmpty() ? "" : " [" + chart.yUnit() + "]";
        svg.text(LEFT, 22, "start", "bold", chart.title() + unit);
        axes();
        for (int i = chart.data().size() - 1; i >= 0; i--) {
            line(i);
        }
        legend();
        return svg.image();
    }

    private void axes() {
        for (double tick : y.ticks()) {
            svg.add(
                    "<path class=\"grid\" d=\"M%.1f %.1fH%.1f\"/>",
                    LEFT, down(tick), WIDTH - RIGHT);
            svg.text(LEFT - 8, down(tick) + 4, "end", "soft", y.label(tick));
        }
        for (double tick : x.ticks()) {
            svg.add("<path class=\"axis\" d=\"M%.1f %.1fv5\"/>", across(tick), HEIGHT - BOTTOM);
            svg.text(across(tick), HEIGHT - BOTTOM + 20, "middle", "soft", x.label(tick));
        }
        svg.add(
                "<path class=\"axis\" d=\"M%.1f %.1fV%.1fH%.1f\"/>",
                LEFT, TOP, HEIGHT - BOTTOM, WIDTH - RIGHT);
        svg.text(WIDTH - RIGHT, HEIGHT - BOTTOM + 40, "end", "soft", chart.xUnit());
    }

    private void line(int i) {
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (Chart.Point point : chart.data().get(i).points()) {
            if (point.isVisible()) {
                path.append(pen ? 'L' : 'M');
                path.append(
                        String.format(
                                Locale.ROOT, "%.1f %.1f", across(point.x()), down(point.y())));
            }
            pen = point.isVisible();
        }
        svg.add("<path class=\"line %s\" d=\"%s\"/>", stroke(i), path.toString());
    }

    /// The lines by name, each as wide as its name, or all alike where that is too wide.
    private void legend() {
        double room = WIDTH - LEFT - RIGHT;
        double wished = chart.data().stream().mapToDouble(SvgChart::width).sum();
        double at = wished > room ? RIGHT : LEFT;
        for (int i = 0; i < chart.data().size(); i++) {
            Chart.Line line = chart.data().get(i);
            double y = HEIGHT - 18;
            svg.add("<path class=\"line %s\" d=\"M%.1f %.1fh34\"/>", stroke(i), at, y - 4);
            svg.text(at + 42, y, "start", "", line.label());
            at += wished > room ? (WIDTH - RIGHT) / chart.data().size() : width(line);
        }
    }

    private static double width(Chart.Line line) {
        return 62 + 7.6 * line.label().length();
    }

    private static String stroke(int i) {
        return String.valueOf(CLASSES.charAt(i % CLASSES.length()));
    }

    private double across(double value) {
        return LEFT + x.share(value) * (WIDTH - LEFT - RIGHT);
    }

    private double down(double value) {
        return HEIGHT - BOTTOM - y.share(value) * (HEIGHT - TOP - BOTTOM);
    }
}
