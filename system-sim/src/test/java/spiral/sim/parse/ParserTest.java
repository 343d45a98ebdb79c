package spiral.sim.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spiral.sim.engine.RandomExpr;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Expr.Ref;
import spiral.sim.expr.Written;

/// Equations as text.
@DisplayName("The text of an equation")
class ParserTest {
    @ParameterizedTest
    @Order(1)
    @DisplayName("binds as the field writes it")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1 + 2 * 3                    | 7
                    (1 + 2) * 3                  | 9
                    8 - 4 - 2                    | 2
                    8 / 4 / 2                    | 1
                    -2^2                         | -4
                    2^3^2                        | 512
                    2^-1                         | 0.5
                    2 * -3                       | -6
                    - - 3                        | 3
                    +3                           | 3
                    7 MOD 4 + 1                  | 4
                    -7 MOD 4                     | 1
                    MODULO(-7, 4)                | -3
                    1 < 2 AND 2 < 1 OR 1 = 1     | 1
                    NOT 1 = 2                    | 1
                    1 <> 1                       | 0
                    2 >= 2                       | 1
                    2 <= 1                       | 0
                    MAX(1, 5, 3) - MIN(2, 1)     | 4
                    IF THEN ELSE(1 > 2, 10, 20)  | 20
                    IF 1 > 2 THEN 10 ELSE 20 + 1 | 21
                    INTEGER(-2.5) + FLOOR(-2.5)  | -5
                    LOOKUP(2, ((1,10),(3,30)))   | 20
                    1e3 + .5                     | 1000.5
                    ABS(-3) * SQRT(16)           | 12
                    5 :AND: 0 :OR: :NOT: 0       | 1
                    { a remark } 4               | 4
                    """)
    void binds(String text, double value) {
        assertThat(Parser.parse(text).value(_ -> Double.NaN)).isEqualTo(value);
    }

    @Test
    @Order(2)
    @DisplayName("has names with spaces, in any case, or in quotes")
    void names() {
        assertThat(Parser.parse("Room temperature 2 * \"Back-off, long\"").reads())
                .extracting(Ref::key)
                .containsExactly("room temperature 2", "back-off, long");
        assertThat(Parser.parse("room_Temperature").reads().iterator().next().key())
                .isEqualTo("room temperature");
    }

    @Test
    @Order(3)
    @DisplayName("means what its dialect says: NOT, PULSE, INT, dt")
    void dialects() {
        Expr ours = Parser.parse("NOT 0 + 1", Dialect.SIM);
        Expr xmile = Parser.parse("NOT 0 + 1", Dialect.XMILE);

        assertThat(ours.value(_ -> 0)).isZero();
        assertThat(xmile.value(_ -> 0)).isEqualTo(2);
        assertThat(Parser.parse("PULSE(3, 1)", Dialect.XMILE).toString()).contains("PULSE_OF");
        assertThat(Parser.parse("PULSE(3, 1)", Dialect.VENSIM).toString()).contains("PULSE,");
        assertThat(Parser.parse("dt", Dialect.XMILE)).isEqualTo(Ref.TIME_STEP);
        assertThat(Parser.parse("and or", Dialect.VENSIM)).isEqualTo(new Ref("and or"));
        assertThat(Parser.parse("WITH LOOKUP(1, ([(0,0)-(2,2)],(- 1,0),(+ 2,4)))", Dialect.VENSIM))
                .isInstanceOf(Expr.Lookup.class);
    }

    @ParameterizedTest
    @Order(4)
    @DisplayName("is refused with a sentence and a place")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    (1 + 2       | 6 | a ) is missing before the end
                    2 * * 3      | 4 | a value is missing before *
                    1 + 2 )      | 6 | an operator is missing before )
                    a $ b        | 2 | $ has no meaning
                    "open        | 0 | does not end
                    SMOTH(a, 2)  | 0 | no function is called SMOTH; did you mean SMOOTH
                    MAX(1)       | 0 | MAX takes 2 or more values but got 1
                    STEP(1,2,3)  | 0 | STEP takes 2 values but got 3
                    3 + AND      | 4 | AND is an operator here
                    1e999        | 0 | larger than every number
                    IF 1 THEN 2  | 11 | ELSE is missing
                    """)
    void refuses(String text, int position, String sentence) {
        assertThatThrownBy(() -> Parser.parse(text))
                .isInstanceOfSatisfying(
                        EquationException.class, e -> assertThat(e.position()).isEqualTo(position))
                .hasMessageContaining(sentence)
                .message()
                .endsWith(" ".repeat(position + 2) + "^");
    }

    @Test
    @Order(5)
    @DisplayName("nested too deeply is refused, not a crash")
    void depth() {
        assertThatThrownBy(() -> Parser.parse("(".repeat(100_000)))
                .hasMessageContaining("nested deeper than");
    }

    @Test
    @Order(6)
    @DisplayName("read and written again is the same tree")
    void roundTrip() {
        List<String> names = List.of("a", "Room temperature", "Back-off", "and", "if so");
        for (int seed = 0; seed < 3000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Expr tree = new RandomExpr(random, names).tree(5);
            Expr again = Parser.parse(Written.of(tree));
            assertThat(Parser.parse(Written.of(again))).as("seed %d", seed).isEqualTo(again);
            assertThat(again.value(r -> r.name().length()))
                    .as("seed %d: %s", seed, Written.of(tree))
                    .isEqualTo(Double.valueOf(tree.value(r -> r.name().length())));
        }
    }
}
