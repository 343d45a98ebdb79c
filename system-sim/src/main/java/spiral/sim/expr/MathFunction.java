package spiral.sim.expr;

/// A function of one value. All of them give the same bits on every machine: `StrictMath` for those
/// whose last digit the platform may choose.
public enum MathFunction {
    NEGATE("-"),
    ABS("ABS"),
    SQRT("SQRT"),
    EXP("EXP"),
    LN("LN"),
    SIN("SIN"),
    COS("COS");

    private final String symbol;

    MathFunction(String symbol) {
        this.symbol = symbol;
    }

    /// The value for this operand; NaN where the function has none, such as `LN(-1)`.
    public double apply(double operand) {
        return switch (this) {
            case NEGATE -> -operand;
            case ABS -> Math.abs(operand);
            case SQRT -> Math.sqrt(operand);
            case EXP -> StrictMath.exp(operand);
            case LN -> StrictMath.log(operand);
            case SIN -> StrictMath.sin(operand);
            case COS -> StrictMath.cos(operand);
        };
    }

    String symbol() {
        return symbol;
    }
}
