package spiral.sim.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Scales with round numbers.
@DisplayName("An axis")
class AxisTest {
    @Test
    @Order(1)
    @DisplayName("has ticks 1, 2 or 5 times a power of ten apart")
    void hasRoundTicks() {
        assertThat(Axis.tight(0, 480, 5).ticks()).containsExactly(0.0, 100.0, 200.0, 300.0, 400.0);
        assertThat(Axis.tight(0, 1, 5).tick()).isEqualTo(0.2);
        assertThat(Axis.tight(0, 7, 5).tick()).isEqualTo(2);
        assertThat(Axis.tight(0, 30, 3).tick()).isEqualTo(10);
    }

    @Test
    @Order(2)
    @DisplayName("begins and ends at a tick when it is to be round")
    void beginsAndEndsAtATick() {
        Axis axis = Axis.round(-2, 19.1, 3);

        assertThat(axis.low()).isEqualTo(-10);
        assertThat(axis.high()).isEqualTo(20);
    }

    @Test
    @Order(3)
    @DisplayName(
            "begins at 0 when all values are positive and 0 is near, else where the values are")
    void beginsAtZeroWhenNear() {
        assertThat(Axis.round(40, 100, 4).low()).isZero();
        assertThat(Axis.round(95, 100, 4).low()).isGreaterThanOrEqualTo(90);
    }

    @Test
    @Order(4)
    @DisplayName("places its low end at 0 and its high end at 1")
    void placesItsEnds() {
        Axis axis = Axis.tight(5, 15, 4);

        assertThat(axis.share(5)).isZero();
        assertThat(axis.share(10)).isEqualTo(0.5);
        assertThat(axis.share(15)).isEqualTo(1);
    }

    @Test
    @Order(5)
    @DisplayName("labels its ticks as short as the scale allows")
    void labelsShort() {
        assertThat(Axis.tight(0, 480, 5).label(100)).isEqualTo("100");
        assertThat(Axis.tight(0, 1, 5).label(0.2)).isEqualTo("0.2");
        assertThat(Axis.tight(0, 200_000, 4).label(50_000)).isEqualTo("50k");
        assertThat(Axis.tight(0, 6e6, 4).label(2e6)).isEqualTo("2M");
        assertThat(Axis.tight(0, 4e16, 4).label(2e16)).isEqualTo("2.0e+16");
        assertThat(Axis.tight(-1, 1, 4).label(-0.0)).isEqualTo("0.0");
    }
}
