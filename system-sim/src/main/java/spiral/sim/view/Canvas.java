package spiral.sim.view;

import java.util.Arrays;

/// A grid of characters on which lines are drawn in dots. Which line a character belongs to is
/// kept, so that it can be painted. One thread at a time.
abstract class Canvas {
    /// The character belongs to no line.
    static final int NOBODY = -1;

    private static final String[] STROKES = {"#", "##  ", "#  ", "#   ###   "};

    private final int columns;
    private final int rows;
    private final int dotsAcross;
    private final int dotsDown;
    // owner: the thread that draws
    private final int[][] owners;

    Canvas(int columns, int rows, int dotsAcross, int dotsDown) {
        this.columns = columns;
        this.rows = rows;
        this.dotsAcross = dotsAcross;
        this.dotsDown = dotsDown;
        owners = new int[rows][columns];
        for (int[] row : owners) {
            Arrays.fill(row, NOBODY);
        }
    }

    /// Marks one dot of a character.
    abstract void dot(int column, int row, int right, int down, int line);

    /// What to print for a character.
    abstract char character(int column, int row);

    /// Whether lines are told apart by their stroke; if not, by their character.
    abstract boolean strokes();

    int columns() {
        return columns;
    }

    int owner(int column, int row) {
        return owners[row][column];
    }

    /// The row of characters where a share of the height lies; 1 is the top.
    int rowAt(double share) {
        return y(share) / dotsDown;
    }

    /// Draws a straight line between two points, given as shares of width and height.
    void draw(double x0, double y0, double x1, double y1, int line) {
        int steps = Math.max(1, Math.max(Math.abs(x(x1) - x(x0)), Math.abs(y(y1) - y(y0))));
        for (int i = 0; i <= steps; i++) {
            double part = (double) i / steps;
            point(x(x0 + (x1 - x0) * part), y(y0 + (y1 - y0) * part), line);
        }
    }

    private void point(int x, int y, int line) {
        String stroke = STROKES[strokes() ? line % STROKES.length : 0];
        if (stroke.charAt(x % stroke.length()) == '#') {
            owners[y / dotsDown][x / dotsAcross] = line;
            dot(x / dotsAcross, y / dotsDown, x % dotsAcross, y % dotsDown, line);
        }
    }

    private int x(double share) {
        return dotOf(share, columns * dotsAcross);
    }

    private int y(double share) {
        return dotOf(1 - share, rows * dotsDown);
    }

    private static int dotOf(double share, int dots) {
        return Math.clamp(Math.round(share * (dots - 1)), 0, dots - 1);
    }

    /// Braille: eight dots in each character; lines differ by their stroke.
    static final class Braille extends Canvas {
        private static final int BLANK = 0x2800;
        private static final int[][] BITS = {
            {0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}
        };

        private final int[][] dots;

        Braille(int columns, int rows) {
            super(columns, rows, 2, 4);
            dots = new int[rows][columns];
        }

        @Override
        void dot(int column, int row, int right, int down, int line) {
            dots[row][column] |= BITS[down][right];
        }

        @Override
        char character(int column, int row) {
            return dots[row][column] == 0 ? ' ' : (char) (BLANK + dots[row][column]);
        }

        @Override
        boolean strokes() {
            return true;
        }
    }

    /// ASCII: one dot per character; lines differ by their character.
    static final class Ascii extends Canvas {
        private static final String MARKS = "*o.x";

        Ascii(int columns, int rows) {
            super(columns, rows, 1, 1);
        }

        static char mark(int line) {
            return MARKS.charAt(line % MARKS.length());
        }

        @Override
        void dot(int column, int row, int right, int down, int line) {}

        @Override
        char character(int column, int row) {
            int owner = owner(column, row);
            return owner == NOBODY ? ' ' : mark(owner);
        }

        @Override
        boolean strokes() {
            return false;
        }
    }
}
