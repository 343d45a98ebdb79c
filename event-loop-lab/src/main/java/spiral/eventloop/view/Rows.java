package spiral.eventloop.view;

import java.util.ArrayList;
import java.util.List;
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
    private static final int WIDTH = 76;

    private Rows() {}

    /// The heading, at most 80 columns wide.
    public static List<String> heading(Film film, Pen pen) {
        Columns columns = columns(film.get(0));
        return List.of(INDENT + columns.titles(pen), INDENT + columns.rules(pen));
    }

    /// One frame under the number of its step, at most 80 columns wide.
    public static List<String> of(Frame frame, Pen pen) {
        Columns columns = columns(frame);
        String cells = columns.line(i -> text(columns.lanes().get(i), frame, pen), pen);
        List<String> lines = new ArrayList<>();
        lines.add("%3d ".formatted(frame.step().number()) + cells);
        Words.wrap(Words.visible(frame.sentence()), WIDTH)
                .forEach(line -> lines.add(INDENT + pen.paint().apply(Ink.GREY, line)));
        return lines;
    }

    private static Columns columns(Frame frame) {
        return Columns.of(frame.after().lanes(), WIDTH);
    }

    private static String text(Lane lane, Frame frame, Pen pen) {
        if (lane.kind() == Lane.Kind.OUTPUT) {
            return frame.step() instanceof Step.Output print ? print.text() : "";
        }
        return lane.size() == 0 ? pen.glyph("·", ".") : String.join(", ", lane.items());
    }
}
