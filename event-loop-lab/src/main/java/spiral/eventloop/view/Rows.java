package spiral.eventloop.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import spiral.console.Ink;
import spiral.eventloop.Step;

/// Writes a film as a table to be read downwards: each frame is one row of lanes, next in line
/// first, with its sentence below. The output lane shows a line where it is printed.
///
///         stack           microtasks      macrotasks   ...
///      5  main            micro           .            ...
///         "micro" joins the microtasks: it runs once the stack is empty.
public final class Rows {
    private static final String INDENT = "    ";

    private Rows() {}

    /// The heading, at most 80 columns wide.
    public static List<String> heading(Pen pen) {
        return List.of(
                INDENT + across(lane -> lane.cell(lane.title(), pen)),
                INDENT + across(lane -> lane.cell(pen.glyph("─", "-").repeat(lane.width()), pen)));
    }

    /// One frame; the picture is at most 80 columns wide, the sentence is whole.
    ///
    /// @param number what the row is called: 1 for the first frame
    public static List<String> of(int number, Frame frame, Pen pen) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%3d ".formatted(number) + across(lane -> lane.cell(text(lane, frame, pen), pen)));
        lines.add(INDENT + pen.paint().apply(Ink.GREY, frame.sentence()));
        return lines;
    }

    private static String text(Lane lane, Frame frame, Pen pen) {
        if (lane.title().equals("output")) {
            return frame.step() instanceof Step.Output print ? print.text() : "";
        }
        List<String> items = lane.items().apply(frame.after());
        return items.isEmpty() ? pen.glyph("·", ".") : String.join(", ", items);
    }

    private static String across(Function<Lane, String> cell) {
        return Lane.ALL.stream().map(cell).collect(Collectors.joining(Lane.GAP)).stripTrailing();
    }
}
