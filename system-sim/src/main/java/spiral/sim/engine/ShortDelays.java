package spiral.sim.engine;

import java.util.List;
import spiral.sim.Model;
import spiral.sim.expr.Written;

/// Delays that are shorter than the time step can show. Under Euler's method, a stage that lasts
/// less than a step gives back more than it holds, and the delay begins to swing by itself.
public final class ShortDelays {
    private ShortDelays() {}

    /// A sentence for each variable with such a delay, at the start of the time.
    public static List<String> of(Model model) {
        Moment start = Moment.atStart(model);
        double step = model.time().step();
        return model.program().cells().stream()
                .filter(cell -> Expansion.isStage(cell) || Expansion.isTime(cell))
                .filter(cell -> start.value(cell.name()) < step)
                .map(cell -> sentence(cell, start.value(cell.name()), step))
                .distinct()
                .toList();
    }

    private static String sentence(Cell cell, double span, double step) {
        return "%s in %s lasts %s, less than the time step %s: take a shorter step."
                .formatted(
                        Expansion.isStage(cell) ? "A stage of the delay" : "The delay",
                        cell.owner(),
                        Written.of(span),
                        Written.of(step));
    }
}
