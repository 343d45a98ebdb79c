package spiral.sim.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static spiral.sim.expr.Expr.ifThenElse;
import static spiral.sim.expr.Expr.named;
import static spiral.sim.expr.Expr.number;
import static spiral.sim.expr.Expr.step;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spiral.sim.expr.Expr.Ref;

/// Equations as trees: their value, their text, the names they read.
@DisplayName("An equation")
class EquationTest {
    private static final Expr A = named("A");
    private static final Expr B = named("B");
    private static final Expr C = named("C");

    @Test
    @Order(1)
    @DisplayName("has the value that its operators give")
    void hasItsValue() {
        assertThat(value(A.plus(B).times(C))).isEqualTo((7 + 2) * 0.5);
        assertThat(value(A.minus(B).over(C))).isEqualTo((7 - 2) / 0.5);
        assertThat(value(A.min(B).plus(A.max(B)))).isEqualTo(9);
        assertThat(value(A.minus(1).times(2).over(3).plus(4))).isEqualTo(8);
        assertThat(value(A.min(3).max(5).negated())).isEqualTo(-5);
    }

    @Test
    @Order(2)
    @DisplayName("compares to 1 or 0, and equal is neither greater nor less")
    void compares() {
        assertThat(value(A.greaterThan(B))).isEqualTo(1);
        assertThat(value(B.greaterThan(A))).isZero();
        assertThat(value(A.greaterThan(7))).isZero();
        assertThat(value(A.lessThan(7))).isZero();
        assertThat(value(B.lessThan(A))).isEqualTo(1);
        assertThat(value(B.lessThan(2.5))).isEqualTo(1);
    }

    @Test
    @Order(3)
    @DisplayName("computes only the chosen branch of a condition")
    void computesOnlyTheChosenBranch() {
        assertThat(value(ifThenElse(A.greaterThan(B), C, named("Unknown")))).isEqualTo(0.5);
        assertThat(value(ifThenElse(A.lessThan(B), named("Unknown"), C))).isEqualTo(0.5);
    }

    @ParameterizedTest
    @Order(4)
    @DisplayName("knows the functions of the field")
    @CsvSource({"NEGATE,-4", "ABS,4", "SQRT,2", "EXP,54.598150033144236", "LN,1.3862943611198906"})
    void knowsFunctions(MathFunction function, double expected) {
        assertThat(value(number(4).apply(function))).isEqualTo(expected);
    }

    @Test
    @Order(5)
    @DisplayName("turns at a right angle: sine and cosine take radians")
    void takesRadians() {
        assertThat(value(number(0).apply(MathFunction.SIN))).isZero();
        assertThat(value(number(0).apply(MathFunction.COS))).isEqualTo(1);
    }

    @Test
    @Order(6)
    @DisplayName("is written as people write it, with the parentheses that it needs and no others")
    void isWritten() {
        assertThat(Written.of(A.minus(B).over(C))).isEqualTo("(A - B) / C");
        assertThat(Written.of(A.minus(B.minus(C)))).isEqualTo("A - (B - C)");
        assertThat(Written.of(A.minus(B).minus(C))).isEqualTo("A - B - C");
        assertThat(Written.of(A.plus(B.times(C)))).isEqualTo("A + B * C");
        assertThat(Written.of(A.over(B.times(C)))).isEqualTo("A / (B * C)");
        assertThat(Written.of(A.plus(B).negated().times(C))).isEqualTo("(-(A + B)) * C");
        assertThat(Written.of(A.max(0).min(B.plus(1)))).isEqualTo("MIN(MAX(A, 0), B + 1)");
        assertThat(Written.of(A.apply(MathFunction.SQRT))).isEqualTo("SQRT(A)");
        assertThat(Written.of(A.lookUp(Table.of(0, 1, 2, 3))))
                .isEqualTo("LOOKUP(A, ((0,1),(2,3)))");
        assertThat(Written.of(step(A, 7))).isEqualTo("STEP(A, 7)");
    }

    @ParameterizedTest
    @Order(7)
    @DisplayName("writes numbers without noise")
    @CsvSource({"8,8", "0.25,0.25", "-1.50,-1.5", "1e30,1E+30", "1e-20,1E-20", "100000,100000"})
    void writesNumbers(double number, String text) {
        assertThat(Written.of(number)).isEqualTo(text);
        assertThat(Double.parseDouble(text)).isEqualTo(number);
    }

    @Test
    @Order(8)
    @DisplayName("tells which names it reads, each once, in reading order")
    void tellsWhatItReads() {
        Expr equation =
                ifThenElse(B.greaterThan(A), A.times(C), B.negated().lookUp(Table.of(0, 0, 1, 1)));

        assertThat(equation.reads()).extracting(Ref::name).containsExactly("B", "A", "C");
    }

    @Test
    @Order(9)
    @DisplayName("takes names in any spelling: case, spaces and underscores do not matter")
    void takesAnySpelling() {
        assertThat(new Ref("Room  Temperature").key())
                .isEqualTo(new Ref(" room_temperature ").key())
                .isEqualTo("room temperature");
    }

    @Test
    @Order(10)
    @DisplayName("is a value: equal trees are equal")
    void isAValue() {
        assertThat(A.plus(B)).isEqualTo(named("A").plus(named("B"))).isNotEqualTo(B.plus(A));
    }

    private static double value(Expr equation) {
        Map<String, Double> values = Map.of("A", 7.0, "B", 2.0, "C", 0.5);
        return equation.value(ref -> values.get(ref.name()));
    }
}
