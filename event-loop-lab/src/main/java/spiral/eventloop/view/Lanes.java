package spiral.eventloop.view;

import java.util.ArrayList;
import java.util.List;
import spiral.console.Ink;

/// Draws one frame: the lanes side by side, what is next in line on top, and the sentence below.
///
///     stack           microtasks      macrotasks      timers          output
///     --------------  --------------  --------------  --------------  --------------
///     greet           micro                           later 10 ms     main begins
///     main
///
///     "main" calls "greet": it goes on top of the stack.
public final class Lanes {
    /// The most items of a lane that are shown; of the output, the latest.
    public static final int HEIGHT = 6;

    private static final String INDENT = "  ";

    private Lanes() {}

    /// The picture, always of the same number of lines.
    ///
    /// @param width the columns of the screen
    public static List<String> of(Frame frame, Pen pen, int width) {
        Columns columns = Columns.of(frame.after().lanes(), width - 2 * INDENT.length());
        List<String> lines = new ArrayList<>();
        lines.add(INDENT + columns.titles(pen));
        lines.add(INDENT + columns.rules(pen));
        for (int row = 0; row < HEIGHT; row++) {
            int at = row;
            String cells = columns.line(i -> item(columns.lanes().get(i), at, pen), pen);
            lines.add((INDENT + cells).stripTrailing());
        }
        lines.add("");
        lines.addAll(sentence(frame, width));
        return lines;
    }

    /// The source around the line that runs, marked; empty if the recording has none.
    ///
    /// @param height how many lines it may have
    public static List<String> code(List<String> source, int line, int height, Pen pen) {
        int from = Math.clamp(line - 1L - height / 2, 0, Math.max(0, source.size() - height));
        List<String> lines = new ArrayList<>();
        for (int i = from; i < Math.min(source.size(), from + height); i++) {
            boolean here = i == line - 1;
            String number = "%4d %s ".formatted(i + 1, here ? pen.glyph("►", ">") : " ");
            String text = Words.visible(source.get(i));
            lines.add(
                    pen.paint().apply(Ink.GREY, number)
                            + (here ? pen.paint().apply(Ink.BOLD, text) : text));
        }
        return lines;
    }

    // two lines, however short the sentence is, so that nothing jumps
    private static List<String> sentence(Frame frame, int width) {
        List<String> wrapped =
                Words.wrap(Words.visible(frame.sentence()), width - 2 * INDENT.length());
        String second = wrapped.size() > 1 ? wrapped.get(1) : "";
        return List.of(INDENT + wrapped.getFirst(), (INDENT + second).stripTrailing());
    }

    private static String item(Lane lane, int row, Pen pen) {
        List<String> items = lane.items();
        if (lane.kind() == Lane.Kind.OUTPUT) {
            items = items.subList(Math.max(0, items.size() - HEIGHT), items.size());
        } else if (lane.size() > HEIGHT && row == HEIGHT - 1) {
            return pen.glyph("… ", ".. ") + (lane.size() - row) + " more";
        }
        return row < items.size() ? items.get(row) : "";
    }
}
