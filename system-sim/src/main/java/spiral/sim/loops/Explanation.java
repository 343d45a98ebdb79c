package spiral.sim.loops;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import spiral.sim.Integrator;
import spiral.sim.Model;
import spiral.sim.ModelException;
import spiral.sim.engine.Cell;
import spiral.sim.engine.Cell.Level;
import spiral.sim.engine.Cell.Pool;
import spiral.sim.engine.Interpreter;
import spiral.sim.engine.Machine;
import spiral.sim.expr.Expr.Ref;
import spiral.sim.expr.Written;

/// Why a variable rises or falls at a time: each step goes to the cause that did most, until a
/// constant, the time itself, or a variable that was already named.
public final class Explanation {
    private final Model model;
    private final CausalGraph graph;
    private final Interpreter interpreter;
    private final double[] before;
    private final double[] now;
    // owner: the thread that explains
    private final List<Reason> reasons = new ArrayList<>();

    /// One step of the trace: how much a variable changed within a time step, and the cause that did
    /// most of it.
    ///
    /// @param change by how much the variable changed
    /// @param cause the variable that did most, or empty where the trace ends
    /// @param part how much the variable would have changed if only that cause had
    public record Reason(String variable, double change, Optional<String> cause, double part) {}

    private Explanation(Model model, double[] before, double[] now) {
        this.model = model;
        this.before = before;
        this.now = now;
        graph = CausalGraph.of(model);
        interpreter = new Interpreter(model);
    }

    /// Runs a model up to the step that holds the time, and traces what moved the variable within
    /// it.
    ///
    /// @throws ModelException for an unknown variable, or a time outside the model's
    public static Explanation of(Model model, Integrator integrator, String variable, double time) {
        String name = model.variable(variable).name();
        if (!(time >= model.time().start() && time <= model.time().stop())) {
            throw new ModelException(
                    "time %s lies outside the model's, which is %s to %s"
                            .formatted(
                                    Written.of(time),
                                    Written.of(model.time().start()),
                                    Written.of(model.time().stop())));
        }
        double steps = (time - model.time().start()) / model.time().step();
        int until = (int) Math.max(1, Math.rint(steps));
        Machine machine = Machine.interpreted(model, integrator);
        for (int step = 0; step < until - 1; step++) {
            machine.look(step);
            machine.advance(step);
        }
        machine.look(until - 1);
        double[] before = machine.values();
        machine.advance(until - 1);
        machine.look(until);
        Explanation explanation = new Explanation(model, before, machine.values());
        explanation.trace(name);
        return explanation;
    }

    private void trace(String variable) {
        Set<Integer> told = new HashSet<>();
        Optional<Integer> node = Optional.of(graph.of(variable));
        while (node.isPresent() && told.add(node.get())) {
            int effect = node.get();
            double change = now[slot(effect)] - before[slot(effect)];
            Optional<Map.Entry<Integer, Double>> main = mainCause(effect, change);
            reasons.add(
                    new Reason(
                            name(effect),
                            change,
                            main.map(cause -> name(cause.getKey())),
                            main.map(Map.Entry::getValue).orElse(0.0)));
            node = main.map(Map.Entry::getKey);
        }
    }

    /// The cause that moved the effect most in the direction in which it went.
    private Optional<Map.Entry<Integer, Double>> mainCause(int effect, double change) {
        List<Map.Entry<Integer, Double>> parts = new ArrayList<>();
        for (int cause = 0; cause < graph.nodes().size(); cause++) {
            Integer sign = graph.effects(cause).get(effect);
            if (sign != null) {
                parts.add(Map.entry(cause, part(cause, effect, sign)));
            }
        }
        return parts.stream()
                .filter(part -> part.getValue() * change > 0)
                .reduce((a, b) -> Math.abs(b.getValue()) > Math.abs(a.getValue()) ? b : a);
    }

    private double part(int cause, int effect, int sign) {
        Cell cell = graph.nodes().get(effect);
        if (cell instanceof Pool || cell instanceof Level) {
            return sign * before[slot(cause)] * model.time().step();
        }
        double kept = before[slot(cause)];
        double alone = interpreter.valueOf(cell.equation(), before);
        before[slot(cause)] = now[slot(cause)];
        double moved = interpreter.valueOf(cell.equation(), before);
        before[slot(cause)] = kept;
        boolean follows = !(cell instanceof Cell.Memory);
        return follows ? moved - alone : now[slot(cause)] - kept;
    }

    private static int slot(int node) {
        return Ref.OF_TIME.size() + node;
    }

    private String name(int node) {
        return graph.nodes().get(node).name();
    }

    /// The trace, from the variable to its first cause. Parts of a delay are left out.
    public List<Reason> reasons() {
        return reasons.stream().filter(r -> r.variable().indexOf(Cell.HIDDEN) < 0).toList();
    }

    /// The trace as sentences: `Room rises by 0.2, mostly through Heating.`
    public List<String> sentences() {
        return reasons().stream().map(this::sentence).toList();
    }

    private String sentence(Reason reason) {
        String verb = reason.change() > 0 ? "rises" : "falls";
        if (reason.change() == 0) {
            return reason.variable() + " stays as it is.";
        }
        String unit = model.variable(reason.variable()).unit();
        String amount = String.format(Locale.ROOT, "%.3g", Math.abs(reason.change()));
        String sentence = "%s %s by %s %s".formatted(reason.variable(), verb, amount, unit);
        return reason.cause()
                .map(cause -> sentence + ", mostly through " + shown(cause) + ".")
                .orElse(sentence + " by itself: time passes.");
    }

    private static String shown(String cause) {
        int hidden = cause.indexOf(Cell.HIDDEN);
        return hidden < 0 ? cause : "its own delay";
    }
}
