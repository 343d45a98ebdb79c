package spiral.sim.expr;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import spiral.sim.expr.Expr.Apply;
import spiral.sim.expr.Expr.Binary;
import spiral.sim.expr.Expr.Call;
import spiral.sim.expr.Expr.Choice;
import spiral.sim.expr.Expr.Literal;
import spiral.sim.expr.Expr.Lookup;
import spiral.sim.expr.Expr.Ref;
import spiral.sim.expr.Expr.Unary;

/// An equation as people write it, in the field's syntax and with no needless parentheses:
/// `MAX(0, (Setpoint - Room) * Gain)`.
public final class Written {
    private static final int LOOSEST = 0;
    private static final Set<String> RESERVED =
            Set.of("AND", "OR", "NOT", "MOD", "IF", "THEN", "ELSE");

    private Written() {}

    /// The text of this tree.
    public static String of(Expr expr) {
        return text(expr, LOOSEST);
    }

    /// A number without noise: `8`, not `8.0`; `0.25`; `1E+30`.
    public static String of(double number) {
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        BigDecimal digits = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        return digits.precision() - digits.scale() > 15 ? digits.toString() : plain(digits);
    }

    private static String plain(BigDecimal digits) {
        return digits.scale() > 15 ? digits.toString() : digits.toPlainString();
    }

    private static String text(Expr expr, int rank) {
        return switch (expr) {
            case Literal(double value) ->
                    value < 0 && rank > Operator.POWER.rank() ? "(" + of(value) + ")" : of(value);
            case Ref ref -> name(ref.name());
            case Unary(MathFunction function, Expr operand) -> unary(function, operand);
            case Binary binary when binary.operator().isCall() -> call(binary);
            case Binary binary -> infix(binary, rank);
            case Choice(Expr condition, Expr then, Expr otherwise) ->
                    "IF THEN ELSE(%s, %s, %s)".formatted(of(condition), of(then), of(otherwise));
            case Lookup(Table table, Expr at) ->
                    "%s(%s, %s)".formatted(lookUp(table.mode()), of(at), table);
            case Apply(Ref table, Expr at) -> name(table.name()) + "(" + of(at) + ")";
            case Call(Function function, List<Expr> arguments) ->
                    arguments.stream()
                            .map(Written::of)
                            .collect(Collectors.joining(", ", function.symbol() + "(", ")"));
        };
    }

    private static String lookUp(Table.Mode mode) {
        return mode == Table.Mode.CLAMP ? "LOOKUP" : "LOOKUP " + mode;
    }

    /// A name, in quotes where its characters or one of its words would mean something else.
    public static String name(String name) {
        boolean plain = name.matches("[\\p{L}_][\\p{L}\\p{N}_.$']*([ _][\\p{L}\\p{N}_.$']+)*");
        boolean reserved =
                Stream.of(name.split("[ _]"))
                        .anyMatch(word -> RESERVED.contains(word.toUpperCase(Locale.ROOT)));
        return plain && !reserved ? name : '"' + name.replace("\"", "\\\"") + '"';
    }

    private static String unary(MathFunction function, Expr operand) {
        return switch (function) {
            case NEGATE -> "(-" + text(operand, Operator.SIGN) + ")";
            case NOT -> "(NOT " + text(operand, Operator.SIGN) + ")";
            default -> function.symbol() + "(" + of(operand) + ")";
        };
    }

    private static String call(Binary call) {
        return "%s(%s, %s)".formatted(call.operator().symbol(), of(call.left()), of(call.right()));
    }

    private static String infix(Binary binary, int rank) {
        int own = binary.operator().rank();
        boolean rightFirst = binary.operator() == Operator.POWER;
        String left = text(binary.left(), rightFirst ? own + 1 : own);
        String right = text(binary.right(), rightFirst ? own : own + 1);
        String text = left + " " + binary.operator().symbol() + " " + right;
        return own < rank ? "(" + text + ")" : text;
    }
}
