package spiral.sim.expr;

/// A function of one value. All of them give the same bits on every machine: `StrictMath` for those
/// whose last digit the platform may choose.
public enum MathFunction {
    NEGATE("-"),
    NOT("NOT"),
    ABS("ABS"),
    SQRT("SQRT"),
    CUBE_ROOT("CUBE ROOT"),
    EXP("EXP"),
    LN("LN"),
    SIN("SIN"),
    COS("COS"),
    TAN("TAN"),
    /// The next whole number towards 0 (Vensim's `INTEGER`).
    INTEGER("INTEGER"),
    /// The next whole number below (XMILE's `INT`).
    FLOOR("FLOOR");

    private final String symbol;

    MathFunction(String symbol) {
        this.symbol = symbol;
    }

    /// The value for this operand; NaN where the function has none, such as `LN(-1)`.
    public double apply(double operand) {
        return switch (this) {
            case NEGATE -> -operand;
            case NOT -> operand == 0 ? 1 : 0;
            case ABS -> Math.abs(operand);
            case SQRT -> Math.sqrt(operand);
            case CUBE_ROOT -> Arithmetic.cubeRoot(operand);
            case EXP -> StrictMath.exp(operand);
            case LN -> StrictMath.log(operand);
            case SIN -> Arithmetic.sin(operand);
            case COS -> Arithmetic.cos(operand);
            case TAN -> Arithmetic.tan(operand);
            case INTEGER -> Arithmetic.truncated(operand);
            case FLOOR -> Math.floor(operand);
        };
    }

    /// How it is written.
    public String symbol() {
        return symbol;
    }
}
