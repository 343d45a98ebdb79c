package spiral.sim.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import spiral.sim.expr.Expr.Binary;
import spiral.sim.expr.Expr.Literal;
import spiral.sim.expr.Expr.Lookup;
import spiral.sim.expr.Expr.Unary;

/// Anything that may stand in an equation: a stock, a flow, a constant, or a whole expression.
///
/// Its methods build larger equations and change nothing: `room.minus(goal).times(0.2)`.
/// Comparisons give 1 for true and 0 for false, as in Vensim and XMILE.
public interface Term {
    /// This term as a tree.
    Expr expr();

    default Expr plus(Term other) {
        return new Binary(Operator.PLUS, expr(), other.expr());
    }

    default Expr plus(double number) {
        return plus(new Literal(number));
    }

    default Expr minus(Term other) {
        return new Binary(Operator.MINUS, expr(), other.expr());
    }

    default Expr minus(double number) {
        return minus(new Literal(number));
    }

    default Expr times(Term other) {
        return new Binary(Operator.TIMES, expr(), other.expr());
    }

    default Expr times(double number) {
        return times(new Literal(number));
    }

    /// This divided by the other; a division by zero stops the run with a sentence.
    default Expr over(Term other) {
        return new Binary(Operator.OVER, expr(), other.expr());
    }

    default Expr over(double number) {
        return over(new Literal(number));
    }

    default Expr min(Term other) {
        return new Binary(Operator.MIN, expr(), other.expr());
    }

    default Expr min(double number) {
        return min(new Literal(number));
    }

    default Expr max(Term other) {
        return new Binary(Operator.MAX, expr(), other.expr());
    }

    default Expr max(double number) {
        return max(new Literal(number));
    }

    default Expr greaterThan(Term other) {
        return new Binary(Operator.GREATER, expr(), other.expr());
    }

    default Expr greaterThan(double number) {
        return greaterThan(new Literal(number));
    }

    default Expr lessThan(Term other) {
        return new Binary(Operator.LESS, expr(), other.expr());
    }

    default Expr lessThan(double number) {
        return lessThan(new Literal(number));
    }

    default Expr power(Term exponent) {
        return new Binary(Operator.POWER, expr(), exponent.expr());
    }

    default Expr power(double exponent) {
        return power(new Literal(exponent));
    }

    default Expr and(Term other) {
        return new Binary(Operator.AND, expr(), other.expr());
    }

    default Expr or(Term other) {
        return new Binary(Operator.OR, expr(), other.expr());
    }

    default Expr not() {
        return new Unary(MathFunction.NOT, expr());
    }

    default Expr negated() {
        return new Unary(MathFunction.NEGATE, expr());
    }

    /// A function of this term: `level.apply(MathFunction.SQRT)`.
    default Expr apply(MathFunction function) {
        return new Unary(function, expr());
    }

    /// What the table says for the value of this term.
    default Expr lookUp(Table table) {
        return new Lookup(table, expr());
    }

    /// A function of this term and others: `orders.apply(Function.SMOOTH, averagingTime)`.
    default Expr apply(Function function, Term... others) {
        List<Expr> arguments = new ArrayList<>(List.of(expr()));
        Stream.of(others).map(Term::expr).forEach(arguments::add);
        return new Expr.Call(function, arguments);
    }
}
