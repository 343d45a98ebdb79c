package spiral.sim.expr;

/// An operator between two values. A higher rank binds tighter: `a + b * c` is `a + (b * c)`.
public enum Operator {
    GREATER(">", 1),
    LESS("<", 1),
    PLUS("+", 2),
    MINUS("-", 2),
    TIMES("*", 3),
    OVER("/", 3),
    MIN("MIN", Operator.CALL),
    MAX("MAX", Operator.CALL);

    private static final int CALL = 9;

    private final String symbol;
    private final int rank;

    Operator(String symbol, int rank) {
        this.symbol = symbol;
        this.rank = rank;
    }

    /// The value for these two operands; a comparison gives 1 or 0.
    public double apply(double left, double right) {
        return switch (this) {
            case GREATER -> left > right ? 1 : 0;
            case LESS -> left < right ? 1 : 0;
            case PLUS -> left + right;
            case MINUS -> left - right;
            case TIMES -> left * right;
            case OVER -> left / right;
            case MIN -> Math.min(left, right);
            case MAX -> Math.max(left, right);
        };
    }

    String symbol() {
        return symbol;
    }

    int rank() {
        return rank;
    }

    boolean isCall() {
        return rank == CALL;
    }
}
