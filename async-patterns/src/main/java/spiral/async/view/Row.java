package spiral.async.view;

import java.util.Arrays;
import spiral.async.scene.Kind;
import spiral.console.Screen;

/// The columns of one lane while they are being drawn. For one thread.
final class Row {
    private static final int FURTHEST = 2;

    private final Screen screen;
    private final String[] cells;
    private final Kind[] points;
    private final int[] crowd;

    Row(Screen screen, int columns) {
        this.screen = screen;
        cells = new String[columns];
        Arrays.fill(cells, " ");
        points = new Kind[columns];
        Arrays.fill(points, Kind.COUNT);
        crowd = new int[columns];
    }

    void fill(int column, Kind kind, int count) {
        cells[column] = kind == Kind.COUNT ? digit(count) : Glyphs.of(kind).on(screen);
    }

    /// Several of a kind in one column become their number; another kind moves to the right, if
    /// there is room near by.
    void point(int column, Kind kind) {
        int at = column;
        while (crowd[at] > 0
                && points[at] != kind
                && at + 1 < cells.length
                && at < column + FURTHEST) {
            at++;
        }
        crowd[at] = points[at] == kind ? crowd[at] + 1 : 1;
        points[at] = kind;
        Glyphs glyphs = Glyphs.of(kind);
        cells[at] =
                crowd[at] > 1 ? screen.paint(glyphs.ink(), digit(crowd[at])) : glyphs.on(screen);
    }

    String text() {
        return String.join("", cells).stripTrailing();
    }

    private static String digit(int count) {
        return count < 10 ? Integer.toString(count) : "+";
    }
}
