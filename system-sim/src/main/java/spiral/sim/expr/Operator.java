package spiral.sim.expr;

/// An operator between two values. A higher rank binds tighter: `a + b * c` is `a + (b * c)`.
/// Comparisons and logic give 1 or 0; what is not 0 is true.
public enum Operator {
    OR("OR", 1),
    AND("AND", 2),
    EQUAL("=", 3),
    NOT_EQUAL("<>", 3),
    GREATER(">", 4),
    LESS("<", 4),
    AT_LEAST(">=", 4),
    AT_MOST("<=", 4),
    PLUS("+", 5),
    MINUS("-", 5),
    TIMES("*", 6),
    OVER("/", 6),
    /// The remainder with the sign of the divisor (XMILE's `MOD`).
    MOD("MOD", 6),
    /// Binds to the right: `a ^ b ^ c` is `a ^ (b ^ c)`, and `-a ^ b` is `-(a ^ b)`.
    POWER("^", 8),
    MIN("MIN", Operator.CALL),
    MAX("MAX", Operator.CALL),
    /// The remainder with the sign of the dividend (Vensim's `MODULO`).
    MODULO("MODULO", Operator.CALL),
    /// The number between 0 and 1 that a seed (left) has at a place of its row (right).
    CHANCE("CHANCE", Operator.CALL);

    /// The rank of a sign before a value: tighter than `*`, looser than `^`.
    public static final int SIGN = 7;

    private static final int CALL = 9;

    private final String symbol;
    private final int rank;

    Operator(String symbol, int rank) {
        this.symbol = symbol;
        this.rank = rank;
    }

    /// The value for these two operands.
    public double apply(double left, double right) {
        return switch (this) {
            case OR -> truth(left != 0 || right != 0);
            case AND -> truth(left != 0 && right != 0);
            case EQUAL -> truth(left == right);
            case NOT_EQUAL -> truth(left != right);
            case GREATER -> truth(left > right);
            case LESS -> truth(left < right);
            case AT_LEAST -> truth(left >= right);
            case AT_MOST -> truth(left <= right);
            case PLUS -> left + right;
            case MINUS -> left - right;
            case TIMES -> left * right;
            case OVER -> left / right;
            case MOD -> Arithmetic.floorMod(left, right);
            case POWER -> Arithmetic.power(left, right);
            case MIN -> Math.min(left, right);
            case MAX -> Math.max(left, right);
            case MODULO -> left % right;
            case CHANCE -> Chance.at(left, right);
        };
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
