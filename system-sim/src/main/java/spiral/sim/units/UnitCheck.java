package spiral.sim.units;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import spiral.sim.ModelException;
import spiral.sim.NamedTable;
import spiral.sim.Variable;
import spiral.sim.Variable.Flow;
import spiral.sim.Variable.Stock;
import spiral.sim.expr.Expr.Ref;
import spiral.sim.expr.Written;

/// Holds the units of a model against its equations, and infers those that nobody declared.
///
/// Each equation must give the declared unit of its variable; a flow, over a unit of time, that of
/// its stocks. An empty unit is inferred where the equation tells it.
public final class UnitCheck {
    private final Map<String, Variable> variables = new HashMap<>();
    private final Map<String, Optional<Unit>> tables = new HashMap<>();
    private final Map<String, Optional<Unit>> known = new HashMap<>();
    private final Unit time;

    private UnitCheck(List<Variable> all, List<NamedTable> named, String timeUnit) {
        time = unit("Time", timeUnit).orElse(Unit.ONE);
        all.forEach(variable -> variables.put(variable.key(), variable));
        named.forEach(table -> tables.put(table.key(), unit(table.name(), table.unit())));
        Stream.of(Ref.TIME, Ref.TIME_STEP, Ref.INITIAL_TIME, Ref.FINAL_TIME)
                .forEach(ref -> known.put(ref.key(), Optional.of(time)));
        known.put(Ref.STEP_NUMBER.key(), Optional.of(Unit.ONE));
    }

    /// The same variables, with units where they could be inferred.
    ///
    /// @param timeUnit the unit of the time
    /// @throws ModelException for units that clash, with both sides
    public static List<Variable> inferred(
            List<Variable> variables, List<NamedTable> tables, String timeUnit) {
        UnitCheck check = new UnitCheck(variables, tables, timeUnit);
        variables.forEach(check::check);
        return variables.stream().map(check::completed).toList();
    }

    private static Optional<Unit> unit(String name, String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Unit.of(text));
        } catch (IllegalArgumentException unreadable) {
            throw ModelException.about(name, name + ": " + unreadable.getMessage());
        }
    }

    private void check(Variable variable) {
        Optional<Unit> declared = of(variable);
        Optional<Unit> found = new UnitOf(this, variable).of(variable.equation());
        if (declared.isPresent() && found.isPresent() && !declared.get().fits(found.get())) {
            throw ModelException.about(
                    variable.name(),
                    "%s is in %s, but %s is in %s"
                            .formatted(
                                    variable.name(),
                                    declared.get(),
                                    Written.of(variable.equation()),
                                    found.get()));
        }
        if (variable instanceof Flow flow) {
            Stream.of(flow.from(), flow.to())
                    .flatMap(Optional::stream)
                    .forEach(end -> checkEnd(flow, (Stock) variable(end)));
        }
    }

    private void checkEnd(Flow flow, Stock stock) {
        Optional<Unit> level = of(stock);
        Optional<Unit> rate = of(flow);
        if (level.isPresent() && rate.isPresent() && !rate.get().times(time).fits(level.get())) {
            throw ModelException.about(
                    flow.name(),
                    "%s is in %s, but its stock %s is in %s: a flow is in %s"
                            .formatted(
                                    flow.name(),
                                    rate.get(),
                                    stock.name(),
                                    level.get(),
                                    level.get().over(time)));
        }
    }

    private Variable variable(String name) {
        return Objects.requireNonNull(variables.get(Ref.key(name)));
    }

    /// The unit of a name: declared, or else that of its equation; empty when anything fits.
    Optional<Unit> of(Ref ref) {
        Optional<Unit> already = known.get(ref.key());
        return already == null ? of(variable(ref.name())) : already;
    }

    private Optional<Unit> of(Variable variable) {
        Optional<Unit> already = known.get(variable.key());
        if (already != null) {
            return already;
        }
        Optional<Unit> declared = unit(variable.name(), variable.unit());
        known.put(variable.key(), declared);
        if (declared.isEmpty()) {
            known.put(variable.key(), new UnitOf(this, variable).of(variable.equation()));
        }
        return Objects.requireNonNull(known.get(variable.key()));
    }

    Optional<Unit> table(Ref table) {
        return Objects.requireNonNull(tables.get(table.key()));
    }

    Unit time() {
        return time;
    }

    private Variable completed(Variable variable) {
        String text = of(variable).map(Unit::toString).orElse("");
        if (!variable.unit().isBlank() || text.isEmpty()) {
            return variable;
        }
        return switch (variable) {
            case Stock s -> new Stock(s.name(), text, s.equation(), s.nonNegative());
            case Flow f -> new Flow(f.name(), text, f.equation(), f.from(), f.to());
            case Variable.Aux a -> new Variable.Aux(a.name(), text, a.equation());
            case Variable.Constant c -> new Variable.Constant(c.name(), text, c.value());
        };
    }
}
