package spiral.sim.expr;

import java.util.function.DoubleUnaryOperator;

/// A function of one value. All of them give the same bits on every machine: those whose last digit
/// the platform may choose are in [Arithmetic]. This is the only table of them; to add one, add a
/// line here and a function of the same name in `machine.js`.
// its fields are a record and a function of static methods, which hold nothing that changes
@SuppressWarnings("ImmutableEnumChecker")
public enum MathFunction {
    NEGATE("-", Arithmetic.class, "negated", Arithmetic::negated),
    NOT("NOT", Arithmetic.class, "not", Arithmetic::not),
    ABS("ABS", Math.class, "abs", Math::abs),
    SQRT("SQRT", Math.class, "sqrt", Math::sqrt),
    CUBE_ROOT("CUBE ROOT", Arithmetic.class, "cubeRoot", Arithmetic::cubeRoot),
    EXP("EXP", Arithmetic.class, "exp", Arithmetic::exp),
    LN("LN", Arithmetic.class, "ln", Arithmetic::ln),
    SIN("SIN", Arithmetic.class, "sin", Arithmetic::sin),
    COS("COS", Arithmetic.class, "cos", Arithmetic::cos),
    TAN("TAN", Arithmetic.class, "tan", Arithmetic::tan),
    /// The next whole number towards 0 (Vensim's `INTEGER`).
    INTEGER("INTEGER", Arithmetic.class, "truncated", Arithmetic::truncated),
    /// The next whole number below (XMILE's `INT`).
    FLOOR("FLOOR", Math.class, "floor", Math::floor);

    private final String symbol;
    private final StaticMethod method;
    private final DoubleUnaryOperator value;

    MathFunction(String symbol, Class<?> home, String method, DoubleUnaryOperator value) {
        this.symbol = symbol;
        this.method = new StaticMethod(home, method);
        this.value = value;
    }

    /// The value for this operand; NaN where the function has none, such as `LN(-1)`.
    public double apply(double operand) {
        return value.applyAsDouble(operand);
    }

    /// How it is written.
    public String symbol() {
        return symbol;
    }

    /// The method that gives the same value.
    public StaticMethod method() {
        return method;
    }
}
