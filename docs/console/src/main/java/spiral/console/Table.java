package spiral.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// Rows under a heading, in columns as wide as their widest cell; a column of numbers stands to the
/// right.
///
///     Table.of("ID", "TYPE").row("7", "exec").lines(screen).forEach(screen::out);
///
/// On a terminal a line ends at the edge of the screen: the widest texts are cut first, so that the
/// numbers can be seen. A plain screen gets every cell whole. For one thread.
public final class Table {
    private static final String GAP = "  ";
    private static final int LEAST_TEXT = 8; // columns that a text keeps
    private static final Pattern NUMBER =
            Pattern.compile("-|[-+]?[0-9][0-9.,]*( ?(%|[num]?s|[KMG]i?B?|/s))?");

    private final List<String> heading;
    private final List<List<String>> rows = new ArrayList<>();

    private Table(List<String> heading) {
        this.heading = heading;
    }

    /// An empty table with these column titles.
    public static Table of(String... heading) {
        return new Table(List.of(heading));
    }

    /// Adds a row; the cells may be painted.
    public Table row(Object... cells) {
        if (cells.length != heading.size()) {
            throw new IllegalArgumentException(
                    "a row must have %d cells but had %d".formatted(heading.size(), cells.length));
        }
        rows.add(List.of(cells).stream().map(Object::toString).toList());
        return this;
    }

    /// The heading and the rows, ready to print.
    public List<String> lines(Screen screen) {
        var columns = new ArrayList<Column>();
        for (int i = 0; i < heading.size(); i++) {
            columns.add(column(i));
        }
        if (!screen.plain()) {
            narrow(columns, screen.width());
        }
        var more = screen.glyph("\u2026", "");
        var lines = new ArrayList<String>();
        lines.add(screen.paint(Ink.BOLD, line(columns, heading, more)));
        rows.forEach(row -> lines.add(line(columns, row, more)));
        return screen.plain()
                ? lines
                : lines.stream().map(line -> Text.clip(line, screen.width())).toList();
    }

    /// Takes room away from the widest texts, column by column, until all fit or none has any left.
    private static void narrow(List<Column> columns, int room) {
        while (width(columns) > room) {
            var widest =
                    columns.stream()
                            .filter(column -> !column.numeric && column.width > LEAST_TEXT)
                            .max(Comparator.comparingInt(Column::width));
            if (widest.isEmpty()) {
                return;
            }
            var narrower = new Column(widest.get().width - 1, false);
            columns.set(columns.indexOf(widest.get()), narrower);
        }
    }

    private static int width(List<Column> columns) {
        return columns.stream().mapToInt(Column::width).sum() + GAP.length() * (columns.size() - 1);
    }

    private record Column(int width, boolean numeric) {}

    private Column column(int i) {
        var cells = rows.stream().map(row -> row.get(i)).toList();
        var widest = cells.stream().mapToInt(Text::width).max().orElse(0);
        var numeric =
                !cells.isEmpty()
                        && cells.stream()
                                .allMatch(cell -> NUMBER.matcher(Text.bare(cell)).matches());
        return new Column(Math.max(widest, Text.width(heading.get(i))), numeric);
    }

    private static String line(List<Column> columns, List<String> cells, String more) {
        var padded = new ArrayList<String>();
        for (int i = 0; i < cells.size(); i++) {
            var column = columns.get(i);
            var cell = cells.get(i);
            var shown =
                    Text.width(cell) <= column.width
                            ? cell
                            : Text.clip(cell, column.width - more.length()) + more;
            padded.add(Text.pad(shown, column.width, column.numeric));
        }
        return String.join(GAP, padded).stripTrailing();
    }
}
