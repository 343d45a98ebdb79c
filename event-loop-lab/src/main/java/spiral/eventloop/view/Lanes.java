package spiral.eventloop.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import spiral.console.Ink;

/// Draws one frame: the lanes side by side, what is next in line on top, and the sentence below.
///
///     stack           microtasks      macrotasks      timers          output
///     --------------  --------------  --------------  --------------  --------------
///     greet           micro                           later 10 ms     1 main begins
///     main
///
///     "main" calls "greet": it goes on top of the stack.
public final class Lanes {
    /// The most items of a lane that are shown; of the output, the latest.
    public static final int HEIGHT = 6;

    private Lanes() {}

    /// The picture, always of the same number of lines, at most 80 columns wide.
    public static List<String> of(Frame frame, Pen pen) {
        List<String> lines = new ArrayList<>();
        lines.add(across(lane -> pen.paint().apply(Ink.BOLD, lane.title()) + pad(lane)));
        lines.add(across(lane -> lane.cell(pen.glyph("─", "-").repeat(lane.width()), pen)));
        for (int row = 0; row < HEIGHT; row++) {
            int at = row;
            lines.add(across(lane -> lane.cell(item(lane, frame.after(), at, pen), pen)));
        }
        lines.add("");
        lines.add("  " + frame.sentence());
        return lines;
    }

    private static String pad(Lane lane) {
        return " ".repeat(lane.width() - lane.title().length());
    }

    private static String item(Lane lane, LoopState state, int row, Pen pen) {
        List<String> items = lane.items().apply(state);
        int hidden = items.size() - HEIGHT;
        if (lane.title().equals("output")) {
            items = items.subList(Math.max(0, hidden), items.size());
        } else if (hidden > 0 && row == HEIGHT - 1) {
            return pen.glyph("… ", ".. ") + (hidden + 1) + " more";
        }
        return row < items.size() ? items.get(row) : "";
    }

    private static String across(Function<Lane, String> cell) {
        return Lane.ALL.stream()
                .map(cell)
                .collect(Collectors.joining(Lane.GAP, "  ", ""))
                .stripTrailing();
    }
}
