package spiral.sim.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// A curve drawn by hand.
@DisplayName("A table")
class TableTest {
    private static final Table CURVE = Table.of(0, 10, 1, 20, 3, 0);

    @Test
    @Order(1)
    @DisplayName("gives each point its own value")
    void givesPoints() {
        assertThat(CURVE.at(0)).isEqualTo(10);
        assertThat(CURVE.at(1)).isEqualTo(20);
        assertThat(CURVE.at(3)).isEqualTo(0);
    }

    @Test
    @Order(2)
    @DisplayName("draws straight lines between its points")
    void drawsStraightLines() {
        assertThat(CURVE.at(0.25)).isEqualTo(12.5);
        assertThat(CURVE.at(2)).isCloseTo(10, within(1e-12));
    }

    @Test
    @Order(3)
    @DisplayName("holds its first and last value outside")
    void holdsItsEnds() {
        assertThat(CURVE.at(-5)).isEqualTo(10);
        assertThat(CURVE.at(99)).isEqualTo(0);
        assertThat(CURVE.at(Double.POSITIVE_INFINITY)).isEqualTo(0);
    }

    @Test
    @Order(4)
    @DisplayName("passes NaN on")
    void passesNaNOn() {
        assertThat(CURVE.at(Double.NaN)).isNaN();
    }

    @Test
    @Order(5)
    @DisplayName("refuses fewer than two points, half a pair, and x that does not rise")
    void refuses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.of(1, 2))
                .withMessageContaining("at least 2 points but got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.of(1, 2, 3))
                .withMessageContaining("3 numbers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.of(0, 1, 2, 3, 2, 5))
                .withMessageContaining("2.0 comes after 2.0");
    }
}
