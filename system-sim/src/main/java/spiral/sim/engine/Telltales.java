package spiral.sim.engine;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import spiral.sim.engine.Cell.Pipe;
import spiral.sim.engine.Cell.Pool;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Expr.Binary;
import spiral.sim.expr.Expr.Ref;
import spiral.sim.expr.Expr.Unary;
import spiral.sim.expr.MathFunction;
import spiral.sim.expr.Operator;

/// Which values of a look need a look themselves to know that all are finite numbers.
///
/// How this works: a sum, a difference or a product of something that is not finite is not finite
/// either, and nor is a quotient with that above the line. So `a` need not be looked at when `a * b +
/// c` is. A minimum, a table, a choice or a limited flow may hide it.
final class Telltales {
    private static final Set<Operator> OPEN = Set.of(Operator.PLUS, Operator.MINUS, Operator.TIMES);

    private final Set<String> shown = new HashSet<>();

    private Telltales() {}

    /// The keys of those whose trouble shows in another cell of the look.
    static Set<String> shownElsewhere(Collection<Cell> all, List<Cell> look) {
        Set<String> limited =
                all.stream()
                        .filter(cell -> cell instanceof Pool pool && pool.nonNegative())
                        .map(Cell::key)
                        .collect(Collectors.toSet());
        Telltales telltales = new Telltales();
        look.stream()
                .filter(cell -> !(cell instanceof Pipe pipe && isLimited(pipe, limited)))
                .forEach(cell -> telltales.show(cell.equation()));
        return telltales.shown;
    }

    private static boolean isLimited(Pipe pipe, Set<String> limited) {
        return pipe.from().map(Ref::key).filter(limited::contains).isPresent()
                || pipe.to().map(Ref::key).filter(limited::contains).isPresent();
    }

    private void show(Expr expr) {
        switch (expr) {
            case Ref ref -> shown.add(ref.key());
            case Unary(MathFunction function, Expr operand) when function == MathFunction.NEGATE ->
                    show(operand);
            case Binary(Operator operator, Expr left, Expr right) when OPEN.contains(operator) -> {
                show(left);
                show(right);
            }
            case Binary(Operator operator, Expr above, _) when operator == Operator.OVER ->
                    show(above);
            default -> {}
        }
    }
}
