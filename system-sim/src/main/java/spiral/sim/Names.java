package spiral.sim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import spiral.sim.Variable.Flow;
import spiral.sim.Variable.Stock;
import spiral.sim.expr.Expr.Ref;

/// Who is called what: each name used once, each name that an equation reads known, each end of a
/// flow a stock.
final class Names {
    private static final Set<String> RESERVED = Set.of(Ref.TIME.key(), Ref.TIME_STEP.key());

    private final Map<String, Variable> known = new HashMap<>();

    private Names() {}

    static void check(List<Variable> variables) {
        Names names = new Names();
        variables.forEach(names::add);
        variables.forEach(names::checkReads);
        variables.stream().filter(Flow.class::isInstance).forEach(f -> names.checkEnds((Flow) f));
    }

    private void add(Variable variable) {
        String key = variable.key();
        if (key.isEmpty()) {
            throw new ModelException("a variable needs a name but one is blank");
        }
        if (RESERVED.contains(key)) {
            throw new ModelException(variable.name() + " is the name of the time itself");
        }
        if (known.put(key, variable) != null) {
            throw new ModelException("the name " + variable.name() + " is used twice");
        }
    }

    private void checkReads(Variable reader) {
        for (Ref ref : reader.equation().reads()) {
            if (!known.containsKey(ref.key()) && !RESERVED.contains(ref.key())) {
                throw new ModelException(
                        reader.name() + " reads " + ref.name() + ", which the model does not have");
            }
        }
    }

    private void checkEnds(Flow flow) {
        if (flow.from().isEmpty() && flow.to().isEmpty()) {
            throw new ModelException(
                    flow.name() + " joins no stock: say from which or to which it flows");
        }
        if (flow.from().map(Ref::key).equals(flow.to().map(Ref::key))) {
            throw new ModelException(flow.name() + " flows from a stock into the same stock");
        }
        checkEnd(flow, flow.from());
        checkEnd(flow, flow.to());
    }

    private void checkEnd(Flow flow, Optional<String> end) {
        end.map(Ref::key)
                .filter(key -> !(known.get(key) instanceof Stock))
                .ifPresent(_ -> {
                    throw new ModelException(
                            flow.name()
                                    + " joins "
                                    + end.orElseThrow()
                                    + ", which is no stock of this model");
                });
    }
}
