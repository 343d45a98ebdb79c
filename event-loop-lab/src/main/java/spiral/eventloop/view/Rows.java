package spiral.eventloop.view;

import java.util.ArrayList;
import java.util.List;
import spiral.console.Ink;
import spiral.console.Text;
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

    private final Layout layout;
    private final Pen pen;

    /// Rows of the frames of this film, at most 80 columns wide.
    public Rows(Film film, Pen pen) {
        this.layout = Layout.inOneBand(film, WIDTH);
        this.pen = pen;
    }

    /// The heading.
    public List<String> heading(Frame frame) {
        Columns columns = columns(frame);
        return List.of(INDENT + columns.titles(pen), INDENT + columns.rules(pen));
    }

    /// One frame under the number of its step.
    public List<String> of(Frame frame) {
        Columns columns = columns(frame);
        List<String> lines = new ArrayList<>();
        lines.add(
                "%3d ".formatted(frame.step().number())
                        + columns.line(i -> text(columns, i, frame), pen));
        Text.wrap(Words.visible(frame.sentence()), WIDTH)
                .forEach(line -> lines.add(INDENT + pen.paint().apply(Ink.GREY, line)));
        return lines;
    }

    private Columns columns(Frame frame) {
        return layout.bands().getFirst().of(frame.after());
    }

    private String text(Columns columns, int i, Frame frame) {
        Lane lane = columns.lanes().get(i);
        if (lane.kind() == Lane.Kind.OUTPUT) {
            return frame.step() instanceof Step.Output print ? print.text() : "";
        }
        return lane.size() == 0
                ? pen.glyph("·", ".")
                : Words.fit(lane.items(), lane.size(), columns.widths().get(i), pen);
    }
}
