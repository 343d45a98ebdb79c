package spiral.sim.js;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import spiral.sim.engine.Cell;
import spiral.sim.engine.Cell.Given;
import spiral.sim.engine.Program;
import spiral.sim.expr.Curve;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Expr.Binary;
import spiral.sim.expr.Expr.Choice;
import spiral.sim.expr.Expr.Literal;
import spiral.sim.expr.Expr.Lookup;
import spiral.sim.expr.Expr.Ref;
import spiral.sim.expr.Expr.Unary;
import spiral.sim.expr.MathFunction;
import spiral.sim.expr.Operator;
import spiral.sim.expr.StaticMethod;

/// Each equation as a function of the row of values, with all parentheses, so that the order of the
/// operations is that of the tree.
final class JavaScriptEquations {
    private final Program program;
    // owner of the two below: the thread that writes
    private final List<Curve> curves = new ArrayList<>();
    private final String functions;

    JavaScriptEquations(Program program) {
        this.program = program;
        functions =
                program.cells().stream()
                        .filter(cell -> !(cell instanceof Given))
                        .map(this::function)
                        .collect(Collectors.joining());
    }

    private String function(Cell cell) {
        return "  %d: v => %s,\n".formatted(program.slot(cell.name()), value(cell.equation()));
    }

    /// One line for each equation: `12: v => (v[5] * v[8]),`.
    String functions() {
        return functions;
    }

    /// One line for each table.
    String tables() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            lines.append(
                    "const c%d = spiral.curve(%s, %s, %s, %s, \"%s\");\n"
                            .formatted(
                                    i,
                                    Arrays.toString(curve.xs()),
                                    Arrays.toString(curve.ys()),
                                    Arrays.toString(curve.slopes()),
                                    curve.density(),
                                    curve.mode()));
        }
        return lines.toString();
    }

    private String value(Expr expr) {
        return switch (expr) {
            case Literal(double number) -> number < 0 ? "(" + number + ")" : "" + number;
            case Ref ref -> "v[" + program.slot(ref.name()) + "]";
            case Unary(MathFunction function, Expr operand) -> unary(function, value(operand));
            case Binary(Operator operator, Expr left, Expr right) ->
                    binary(operator, value(left), value(right));
            case Choice(Expr condition, Expr then, Expr otherwise) ->
                    "(%s !== 0 ? %s : %s)"
                            .formatted(value(condition), value(then), value(otherwise));
            case Lookup(var table, Expr at) -> {
                curves.add(table.curve());
                yield "c%d(%s)".formatted(curves.size() - 1, value(at));
            }
            default -> throw new IllegalStateException("not written out: " + expr);
        };
    }

    private static String unary(MathFunction function, String operand) {
        return switch (function) {
            case NEGATE -> "(-%s)".formatted(operand);
            case NOT -> truth(operand + " === 0");
            default -> call(function.method(), operand);
        };
    }

    private static String binary(Operator operator, String left, String right) {
        return switch (operator) {
            case MODULO -> "(%s %% %s)".formatted(left, right);
            case EQUAL -> truth(left + " === " + right);
            case NOT_EQUAL -> truth(left + " !== " + right);
            case AND -> truth(left + " !== 0 && " + right + " !== 0");
            case OR -> truth(left + " !== 0 || " + right + " !== 0");
            case GREATER, LESS, AT_LEAST, AT_MOST ->
                    truth(left + " " + operator.symbol() + " " + right);
            default ->
                    operator.method()
                            .map(method -> call(method, left + ", " + right))
                            .orElse("(%s %s %s)".formatted(left, operator.symbol(), right));
        };
    }

    private static String call(StaticMethod method, String operands) {
        String home = method.home().equals(Math.class) ? "Math" : "spiral";
        return "%s.%s(%s)".formatted(home, method.name(), operands);
    }

    private static String truth(String question) {
        return "(" + question + " ? 1 : 0)";
    }
}
