package spiral.sim.view;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import spiral.console.Ink;
import spiral.console.Screen;

/// Values over time, drawn in characters: up to four lines in one frame, with units on both axes
/// and a legend that needs no colour. Immutable; each `line` gives a new chart.
///
///     List<String> picture = Chart.of("Backlog", "second")
///             .unit("jobs")
///             .line("forecast", times, jobs)
///             .line("measured", moments, counts)
///             .lines(screen, 72, 16);
public final class Chart {
    /// More lines than this could not be told apart.
    public static final int MAX_LINES = 4;

    private static final List<Ink> INKS = List.of(Ink.ORANGE, Ink.SKY, Ink.GREEN, Ink.PURPLE);
    private static final int NARROWEST = 30;
    private static final int LOWEST = 7;

    record Point(double x, double y) {
        boolean isVisible() {
            return Double.isFinite(x) && Double.isFinite(y);
        }
    }

    record Line(String label, List<Point> points) {}

    private final String title;
    private final String xUnit;
    private final String yUnit;
    private final List<Line> lines;

    private Chart(String title, String xUnit, String yUnit, List<Line> lines) {
        this.title = title;
        this.xUnit = xUnit;
        this.yUnit = yUnit;
        this.lines = List.copyOf(lines);
    }

    /// An empty chart.
    ///
    /// @param xUnit what the horizontal axis counts, such as `minute`
    public static Chart of(String title, String xUnit) {
        return new Chart(title, xUnit, "", List.of());
    }

    /// The same chart with a unit on its vertical axis.
    public Chart unit(String unit) {
        return new Chart(title, xUnit, unit, lines);
    }

    /// The same chart with one more line through these points, x rising. A y that is NaN or
    /// infinite leaves a gap.
    ///
    /// @throws IllegalArgumentException for arrays of different length, or a fifth line
    public Chart line(String label, double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "%s has %d x but %d y".formatted(label, x.length, y.length));
        }
        if (lines.size() == MAX_LINES) {
            throw new IllegalArgumentException(
                    "a chart has at most " + MAX_LINES + " lines, and " + label + " is one more");
        }
        List<Line> more = new ArrayList<>(lines);
        more.add(new Line(label, points(x, y)));
        return new Chart(title, xUnit, yUnit, more);
    }

    private static List<Point> points(double[] x, double[] y) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            points.add(new Point(x[i], y[i]));
        }
        return List.copyOf(points);
    }

    /// The picture in the colours and characters of this screen.
    ///
    /// @param width columns, at least 30
    /// @param height lines of text altogether, at least 7
    public List<String> lines(Screen screen, int width, int height) {
        boolean ascii = screen.glyph("u", "a").equals("a");
        return picture(ascii, (line, text) -> screen.paint(INKS.get(line), text), width, height);
    }

    /// The picture without colour: in ASCII when plain, else in braille dots.
    public List<String> lines(boolean plain, int width, int height) {
        return picture(plain, (line, text) -> text, width, height);
    }

    private List<String> picture(boolean ascii, ChartFrame.Paint paint, int width, int height) {
        int columns = Math.max(width, NARROWEST);
        int rows = Math.max(height, LOWEST);
        return new ChartFrame(this, ascii, paint, columns, rows).picture();
    }

    /// The least and the greatest finite number; 0 and 1 when there is none.
    DoubleSummaryStatistics spread(ToDoubleFunction<Point> number) {
        DoubleSummaryStatistics spread =
                lines.stream()
                        .flatMap(line -> line.points().stream())
                        .filter(Point::isVisible)
                        .mapToDouble(number)
                        .summaryStatistics();
        return spread.getCount() == 0 ? DoubleStream.of(0, 1).summaryStatistics() : spread;
    }

    String title() {
        return title;
    }

    String xUnit() {
        return xUnit;
    }

    String yUnit() {
        return yUnit;
    }

    List<Line> data() {
        return lines;
    }
}
