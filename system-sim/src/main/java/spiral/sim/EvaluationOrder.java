package spiral.sim;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import spiral.sim.Variable.Constant;
import spiral.sim.Variable.Flow;
import spiral.sim.Variable.Stock;
import spiral.sim.expr.Expr.Ref;

/// In which order variables are computed so that each is known before it is read.
///
/// Equations bind: a circle of them is refused with its names. Around a non-negative stock come
/// wishes, each granted unless an equation says otherwise: inflows before outflows, so that what
/// comes in may leave in the same step, and outflows as they were declared.
final class EvaluationOrder {
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final Map<String, Set<String>> before = new HashMap<>();
    // the path that is being walked, and what is already placed
    private final Set<String> path = new LinkedHashSet<>();
    private final Set<Variable> placed = new LinkedHashSet<>();

    private EvaluationOrder(Collection<Variable> all) {
        all.forEach(v -> variables.put(v.key(), v));
    }

    /// Refuses a model whose equations read each other in a circle.
    static void check(Model model) {
        ofStep(model);
        ofStart(model);
    }

    /// The auxiliaries and flows of a model, as they are computed in each step.
    static List<Variable> ofStep(Model model) {
        List<Variable> computed =
                model.variables().stream()
                        .filter(v -> !(v instanceof Stock) && !(v instanceof Constant))
                        .toList();
        EvaluationOrder order = new EvaluationOrder(computed);
        order.bindEquations();
        model.stocks().stream().filter(Stock::nonNegative).forEach(s -> order.wish(s, model));
        return order.walkedFrom(computed);
    }

    /// What gives the stocks their initial values, each stock after all that its start reads.
    static List<Variable> ofStart(Model model) {
        EvaluationOrder order = new EvaluationOrder(model.variables());
        order.bindEquations();
        return order.walkedFrom(model.stocks());
    }

    private void bindEquations() {
        variables.forEach((key, variable) -> before.put(key, namesIn(variable)));
    }

    private Set<String> namesIn(Variable variable) {
        Set<String> names = new LinkedHashSet<>();
        variable.equation().reads().stream()
                .map(Ref::key)
                .filter(variables::containsKey)
                .forEach(names::add);
        return names;
    }

    private void wish(Stock stock, Model model) {
        List<Flow> outflows = model.flows().stream().filter(f -> f.drains(stock)).toList();
        for (Flow outflow : outflows) {
            model.flows().stream()
                    .filter(f -> f.fills(stock))
                    .forEach(inflow -> wish(inflow.key(), outflow.key()));
        }
        for (int i = 1; i < outflows.size(); i++) {
            wish(outflows.get(i - 1).key(), outflows.get(i).key());
        }
    }

    private void wish(String first, String then) {
        if (!needs(first, then, new LinkedHashSet<>())) {
            namesBefore(then).add(first);
        }
    }

    private boolean needs(String reader, String read, Set<String> seen) {
        return reader.equals(read)
                || namesBefore(reader).stream()
                        .anyMatch(name -> seen.add(name) && needs(name, read, seen));
    }

    private Set<String> namesBefore(String key) {
        return before.computeIfAbsent(key, _ -> new LinkedHashSet<>());
    }

    private List<Variable> walkedFrom(List<? extends Variable> wanted) {
        wanted.forEach(this::place);
        return new ArrayList<>(placed);
    }

    private void place(Variable variable) {
        if (placed.contains(variable)) {
            return;
        }
        if (!path.add(variable.key())) {
            throw new ModelException(circle(variable));
        }
        namesBefore(variable.key()).forEach(key -> place(named(key)));
        path.remove(variable.key());
        placed.add(variable);
    }

    private Variable named(String key) {
        return Objects.requireNonNull(variables.get(key));
    }

    private String circle(Variable back) {
        List<String> names = new ArrayList<>();
        path.stream()
                .dropWhile(key -> !key.equals(back.key()))
                .forEach(key -> names.add(named(key).name()));
        names.add(back.name());
        return "these read each other in a circle with no stock between them: "
                + String.join(" <- ", names);
    }
}
