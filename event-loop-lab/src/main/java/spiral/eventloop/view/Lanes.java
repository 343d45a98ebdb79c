package spiral.eventloop.view;

import java.util.ArrayList;
import java.util.List;
import spiral.console.Ink;
import spiral.console.Text;

/// Draws one frame: the lanes side by side, what is next in line on top, and the sentence below.
///
///     stack           microtasks      macrotasks      timers          output
///     --------------  --------------  --------------  --------------  --------------
///     greet           micro                           later 10 ms     main begins
///     main
///
///     "main" calls "greet": it goes on top of the stack.
public final class Lanes {
    private static final String INDENT = "  ";

    private Lanes() {}

    /// The picture, always of as many lines as the layout has.
    public static List<String> of(Frame frame, Layout layout, Pen pen) {
        List<String> lines = new ArrayList<>();
        for (Layout.Band band : layout.bands()) {
            Columns columns = band.of(frame.after());
            lines.add(INDENT + columns.titles(pen));
            lines.add(INDENT + columns.rules(pen));
            for (int row = 0; row < layout.rows(); row++) {
                int at = row;
                String cells =
                        columns.line(
                                i -> item(columns.lanes().get(i), at, layout.rows(), pen), pen);
                lines.add((INDENT + cells).stripTrailing());
            }
        }
        lines.add("");
        lines.addAll(sentence(frame, layout.width()));
        return lines;
    }

    /// The layout of a film on a screen of that size.
    public static Layout layout(Film film, int width, int height) {
        return Layout.of(film, width - 2 * INDENT.length(), height);
    }

    /// The source around the line that runs, marked; empty if the recording has none.
    ///
    /// @param height how many lines it may have
    public static List<String> code(List<String> source, int line, int width, int height, Pen pen) {
        int from = Math.clamp(line - 1L - height / 2, 0, Math.max(0, source.size() - height));
        List<String> lines = new ArrayList<>();
        for (int i = from; i < Math.min(source.size(), from + height); i++) {
            boolean here = i == line - 1;
            String number = "%4d %s ".formatted(i + 1, here ? pen.glyph("►", ">") : " ");
            String text = Words.fit(source.get(i), width - number.length(), pen);
            lines.add(
                    pen.paint().apply(Ink.GREY, number)
                            + (here ? pen.paint().apply(Ink.BOLD, text) : text));
        }
        return lines;
    }

    // two lines, however short the sentence is, so that nothing jumps
    private static List<String> sentence(Frame frame, int width) {
        List<String> wrapped = Text.wrap(Words.visible(frame.sentence()), width);
        String second = wrapped.size() > 1 ? wrapped.get(1) : "";
        return List.of(INDENT + wrapped.getFirst(), (INDENT + second).stripTrailing());
    }

    // of the output the latest, of the rest what is next in line
    private static String item(Lane lane, int row, int rows, Pen pen) {
        List<String> items = lane.items();
        if (lane.kind() == Lane.Kind.OUTPUT) {
            items = items.subList(Math.max(0, items.size() - rows), items.size());
        } else if (lane.size() > rows && row == rows - 1) {
            return pen.glyph("… ", ".. ") + (lane.size() - row) + " more";
        }
        return row < items.size() ? items.get(row) : "";
    }
}
