package spiral.sim.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import spiral.console.Ink;
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
        boolean plain = screen.glyph("u", "a").equals("a");
        return drawing(model, plain, width, loop -> name -> screen.paint(ink(loop), name));
    }

    /// The drawing without colour, in ASCII when plain.
    public static List<String> of(Model model, boolean plain, int width) {
        return drawing(model, plain, width, _ -> UnaryOperator.identity());
    }

    private static List<String> drawing(
            Model model,
            boolean plain,
            int width,
            Function<FeedbackLoop, UnaryOperator<String>> paint) {
        List<String> lines = new ArrayList<>(new Pipes(model, plain, width).lines());
        for (FeedbackLoop loop : model.loops()) {
            lines.add("");
            lines.addAll(new Ring(loop, plain, width, paint.apply(loop)).lines());
        }
        return lines;
    }

    private static Ink ink(FeedbackLoop loop) {
        return switch (loop.polarity()) {
            case REINFORCING -> Ink.ORANGE;
            case BALANCING -> Ink.SKY;
        };
    }
}
