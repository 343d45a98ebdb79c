package spiral.sim.expr;

import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/// An operator between two values. A higher rank binds tighter: `a + b * c` is `a + (b * c)`.
/// Comparisons and logic give 1 or 0; what is not 0 is true.
/// This is the only table of them.
// its fields are a record and a function of static methods, which hold nothing that changes
@SuppressWarnings("ImmutableEnumChecker")
public enum Operator {
    OR("OR", 1, (a, b) -> truth(a != 0 || b != 0)),
    AND("AND", 2, (a, b) -> truth(a != 0 && b != 0)),
    EQUAL("=", 3, (a, b) -> truth(a == b)),
    NOT_EQUAL("<>", 3, (a, b) -> truth(a != b)),
    GREATER(">", 4, (a, b) -> truth(a > b)),
    LESS("<", 4, (a, b) -> truth(a < b)),
    AT_LEAST(">=", 4, (a, b) -> truth(a >= b)),
    AT_MOST("<=", 4, (a, b) -> truth(a <= b)),
    PLUS("+", 5, (a, b) -> a + b),
    MINUS("-", 5, (a, b) -> a - b),
    TIMES("*", 6, (a, b) -> a * b),
    OVER("/", 6, (a, b) -> a / b),
    /// The remainder with the sign of the divisor (XMILE's `MOD`).
    MOD("MOD", 6, Arithmetic.class, "floorMod", Arithmetic::floorMod),
    /// Binds to the right: `a ^ b ^ c` is `a ^ (b ^ c)`, and `-a ^ b` is `-(a ^ b)`.
    POWER("^", 8, Arithmetic.class, "power", Arithmetic::power),
    MIN("MIN", Operator.CALL, Math.class, "min", Math::min),
    MAX("MAX", Operator.CALL, Math.class, "max", Math::max),
    /// The remainder with the sign of the dividend (Vensim's `MODULO`).
    MODULO("MODULO", Operator.CALL, (a, b) -> a % b),
    /// The number between 0 and 1 that a seed (left) has at a place of its row (right).
    CHANCE("CHANCE", Operator.CALL, Chance.class, "drawn", Chance::drawn);

    /// The rank of a sign before a value: tighter than `*`, looser than `^`.
    public static final int SIGN = 7;

    private static final int CALL = 9;

    private final String symbol;
    private final int rank;
    private final Optional<StaticMethod> method;
    private final DoubleBinaryOperator value;

    /// An operator that every language has itself.
    Operator(String symbol, int rank, DoubleBinaryOperator value) {
        this.symbol = symbol;
        this.rank = rank;
        this.value = value;
        method = Optional.empty();
    }

    Operator(String symbol, int rank, Class<?> home, String method, DoubleBinaryOperator value) {
        this.symbol = symbol;
        this.rank = rank;
        this.value = value;
        this.method = Optional.of(new StaticMethod(home, method));
    }

    /// The value for these two operands.
    public double apply(double left, double right) {
        return value.applyAsDouble(left, right);
    }

    /// The method that gives the same value, where it is no operator of the language.
    public Optional<StaticMethod> method() {
        return method;
    }

    private static double truth(boolean holds) {
        return holds ? 1 : 0;
    }

    /// How it is written: `+`, `MIN`.
    public String symbol() {
        return symbol;
    }

    /// How tightly it binds.
    public int rank() {
        return rank;
    }

    /// Whether it is written before its operands: `MIN(a, b)`.
    public boolean isCall() {
        return rank == CALL;
    }

    /// Whether it answers a question with 1 or 0.
    public boolean isTruth() {
        return rank <= AT_MOST.rank;
    }
}
