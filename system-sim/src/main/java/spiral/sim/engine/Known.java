package spiral.sim.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import spiral.sim.Variable;
import spiral.sim.Variable.Aux;
import spiral.sim.Variable.Constant;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Expr.Apply;
import spiral.sim.expr.Expr.Call;
import spiral.sim.expr.Expr.Ref;

/// What is known of a model before it runs: its constants, and what follows from them alone. The
/// order of a delay must be: it says how many stages there are.
final class Known {
    private final Map<String, Variable> variables = new HashMap<>();
    // owner of all below: the thread that builds
    private final Map<String, Boolean> isKnown = new HashMap<>();
    private final Map<String, Double> values = new HashMap<>();
    private final Set<String> asked = new HashSet<>();

    Known(List<Variable> all) {
        all.forEach(variable -> variables.put(variable.key(), variable));
    }

    /// The value of an equation, where it is known.
    Optional<Double> value(Expr equation) {
        return isKnown(equation)
                ? Optional.of(equation.value(ref -> value(ref.key())))
                : Optional.empty();
    }

    /// The constants that somebody wanted to know: with other values, the model has other parts.
    Set<String> asked() {
        return Set.copyOf(asked);
    }

    private boolean isKnown(Expr expr) {
        return switch (expr) {
            case Ref ref -> isKnown(ref.key());
            case Apply _ -> false;
            case Call call -> !call.function().remembers() && isKnown(call.meaning());
            default -> expr.parts().stream().allMatch(this::isKnown);
        };
    }

    private boolean isKnown(String key) {
        Boolean already = isKnown.putIfAbsent(key, false); // and a circle is not
        if (already == null) {
            Variable variable = variables.get(key);
            already =
                    variable instanceof Constant
                            || (variable instanceof Aux aux && isKnown(aux.equation()));
            isKnown.put(key, already);
        }
        return already;
    }

    private double value(String key) {
        Double already = values.get(key);
        if (already == null) {
            Variable variable = Objects.requireNonNull(variables.get(key));
            already = variable.equation().value(ref -> value(ref.key()));
            values.put(key, already);
            if (variable instanceof Constant) {
                asked.add(key);
            }
        }
        return already;
    }
}
