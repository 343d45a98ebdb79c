package spiral.sim.expr;

import java.math.BigDecimal;
import spiral.sim.expr.Expr.Binary;
import spiral.sim.expr.Expr.Choice;
import spiral.sim.expr.Expr.Literal;
import spiral.sim.expr.Expr.Lookup;
import spiral.sim.expr.Expr.Ref;
import spiral.sim.expr.Expr.Unary;

/// An equation as people write it, in the field's syntax and with no needless parentheses:
/// `MAX(0, (Setpoint - Room) * Gain)`.
public final class Written {
    private static final int LOOSEST = 0;

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
            case Literal(double value) -> of(value);
            case Ref ref -> ref.name();
            case Unary(MathFunction function, Expr operand) -> unary(function, operand);
            case Binary binary when binary.operator().isCall() -> call(binary);
            case Binary binary -> infix(binary, rank);
            case Choice(Expr condition, Expr then, Expr otherwise) ->
                    "IF THEN ELSE(%s, %s, %s)".formatted(of(condition), of(then), of(otherwise));
            case Lookup(Table table, Expr at) -> "LOOKUP(%s, %s)".formatted(of(at), table);
        };
    }

    private static String unary(MathFunction function, Expr operand) {
        return function == MathFunction.NEGATE
                ? "(-" + text(operand, Operator.TIMES.rank() + 1) + ")"
                : function.symbol() + "(" + of(operand) + ")";
    }

    private static String call(Binary call) {
        return "%s(%s, %s)".formatted(call.operator().symbol(), of(call.left()), of(call.right()));
    }

    private static String infix(Binary binary, int rank) {
        int own = binary.operator().rank();
        String left = text(binary.left(), own);
        String right = text(binary.right(), own + 1);
        String text = left + " " + binary.operator().symbol() + " " + right;
        return own < rank ? "(" + text + ")" : text;
    }
}
