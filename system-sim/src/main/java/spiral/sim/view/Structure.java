package spiral.sim.view;

import java.util.ArrayList;
import java.util.List;
import spiral.console.Screen;
import spiral.sim.FeedbackLoop;
import spiral.sim.Model;

/// The structure of a model as text: first its pipes, then each feedback loop as a ring that says R
/// or B.
///
///     (outside) ==Tap==> [Water] ==Drain==> (outside)
///
///       +-> Water --(+)--------------+
///       |   (B) balancing: Empties   |
///       +--(-)-- Drain <-------------+
public final class Structure {
    private Structure() {}

    /// The drawing in the characters of this screen.
    public static List<String> of(Model model, Screen screen, int width) {
        return of(model, screen.glyph("u", "a").equals("a"), width);
    }

    /// The drawing, in ASCII when plain.
    public static List<String> of(Model model, boolean plain, int width) {
        List<String> lines = new ArrayList<>(new Pipes(model, plain, width).lines());
        for (FeedbackLoop loop : model.loops()) {
            lines.add("");
            lines.addAll(new Ring(loop, plain).lines());
        }
        return lines;
    }
}
