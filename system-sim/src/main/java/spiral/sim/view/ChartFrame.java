package spiral.sim.view;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import spiral.sim.view.Chart.Point;

/// One drawing of a chart in a given room: title, plot between its axes, legend.
///
///     Room  [degC]
///     20 |      ****
///     10 | *****
///        +-----+----+
///        0    10   20 minute
///       * Room
final class ChartFrame {
    /// Paints a piece of text in the colour of a line.
    interface Paint {
        String on(int line, String text);
    }

    private static final int LINES_AROUND = 4;
    private static final int ROWS_PER_TICK = 3;
    private static final int COLUMNS_PER_TICK = 12;
    private static final List<String> STROKES = List.of("────", "── ─", "─ ─ ", "·──·");

    private final Chart chart;
    private final boolean ascii;
    private final Paint paint;
    private final Axis x;
    private final Axis y;
    private final int margin;
    private final Canvas canvas;
    private final int rows;

    ChartFrame(Chart chart, boolean ascii, Paint paint, int width, int height) {
        this.chart = chart;
        this.ascii = ascii;
        this.paint = paint;
        rows = height - LINES_AROUND;
        DoubleSummaryStatistics across = chart.spread(Point::x);
        DoubleSummaryStatistics up = chart.spread(Point::y);
        y = Axis.round(up.getMin(), up.getMax(), Math.max(2, rows / ROWS_PER_TICK));
        margin = y.ticks().stream().mapToInt(tick -> y.label(tick).length()).max().orElse(0);
        int columns = width - margin - 2;
        x = Axis.tight(across.getMin(), across.getMax(), columns / COLUMNS_PER_TICK);
        canvas = ascii ? new Canvas.Ascii(columns, rows) : new Canvas.Braille(columns, rows);
    }

    List<String> picture() {
        for (int line = chart.data().size() - 1; line >= 0; line--) { // the first lies on top
            draw(line, chart.data().get(line).points());
        }
        List<String> picture = new ArrayList<>();
        picture.add(head());
        for (int row = 0; row < rows; row++) {
            picture.add(plotRow(row));
        }
        picture.add(axis());
        picture.add(axisLabels());
        picture.add(legend());
        return picture;
    }

    private void draw(int line, List<Point> points) {
        for (int i = 0; i < points.size(); i++) {
            Point to = points.get(i);
            Point before = points.get(Math.max(0, i - 1));
            if (to.isVisible()) {
                draw(line, before.isVisible() ? before : to, to);
            }
        }
    }

    private void draw(int line, Point from, Point to) {
        canvas.draw(x.share(from.x()), y.share(from.y()), x.share(to.x()), y.share(to.y()), line);
    }

    private String head() {
        String unit = chart.yUnit().isEmpty() ? "" : "  [" + chart.yUnit() + "]";
        return chart.title() + unit;
    }

    private String plotRow(int row) {
        String label = "";
        for (double tick : y.ticks()) {
            label = canvas.rowAt(y.share(tick)) == row ? y.label(tick) : label;
        }
        String edge = label.isEmpty() ? glyph("│", "|") : glyph("┤", "+");
        return (right(label) + " " + edge + dots(row)).stripTrailing();
    }

    private String dots(int row) {
        StringBuilder text = new StringBuilder();
        for (int begin = 0, end; begin < canvas.columns(); begin = end) {
            int owner = canvas.owner(begin, row);
            StringBuilder run = new StringBuilder();
            for (end = begin; end < canvas.columns() && canvas.owner(end, row) == owner; end++) {
                run.append(canvas.character(end, row));
            }
            text.append(owner == Canvas.NOBODY ? run : paint.on(owner, run.toString()));
        }
        return text.toString();
    }

    private String axis() {
        StringBuilder line = new StringBuilder(glyph("─", "-").repeat(canvas.columns()));
        for (double tick : x.ticks()) {
            int column = column(tick);
            line.replace(column, column + 1, glyph("┬", "+"));
        }
        return right("") + " " + glyph("└", "+") + line;
    }

    private String axisLabels() {
        StringBuilder line = new StringBuilder();
        for (double tick : x.ticks()) {
            String label = x.label(tick);
            int middle = margin + 2 + column(tick) - label.length() / 2;
            int begin = Math.min(middle, margin + 2 + canvas.columns() - label.length());
            line.append(begin > line.length() ? " ".repeat(begin - line.length()) + label : "");
        }
        return line.toString();
    }

    private int column(double tick) {
        return Math.clamp(
                Math.round(x.share(tick) * (canvas.columns() - 1)), 0, canvas.columns() - 1);
    }

    /// The lines by name, and the unit of the horizontal axis at its right end.
    private String legend() {
        StringBuilder text = new StringBuilder();
        int room = canvas.columns() - chart.xUnit().length();
        for (int line = 0; line < chart.data().size(); line++) {
            String sample = ascii ? String.valueOf(Canvas.Ascii.mark(line)) : STROKES.get(line);
            String label = " " + chart.data().get(line).label() + "   ";
            text.append(paint.on(line, sample)).append(label);
            room -= sample.length() + label.length();
        }
        return right("") + "  " + text + " ".repeat(Math.max(0, room)) + chart.xUnit();
    }

    private String right(String label) {
        return " ".repeat(margin - label.length()) + label;
    }

    private String glyph(String unicode, String asciiText) {
        return ascii ? asciiText : unicode;
    }
}
