package spiral.sim.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Four ways to rule a heater, each an answer to what the one before does badly. Degrees and minutes.
@DisplayName("Thermostat")
class HeaterRuleTest {

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("on-off gives full heat while it is too cold")
    void fullHeat() {
        assertThat(HeaterRule.onOff(0.5).output(3, 1)).isEqualTo(0.5);
        assertThat(HeaterRule.onOff(0.5).output(0.01, 1)).isEqualTo(0.5);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("on-off gives none when it is warm enough")
    void noHeat() {
        assertThat(HeaterRule.onOff(0.5).output(-1, 1)).isZero();
        assertThat(HeaterRule.onOff(0.5).output(0, 1)).isZero();
    }

    @Test
    @Order(3)
    @Tag("step:2")
    @DisplayName("a band: full heat below its lower edge, none above its upper edge")
    void theEdges() {
        Controller heater = HeaterRule.hysteresis(0.5, 1);

        assertThat(heater.output(0.6, 1)).isEqualTo(0.5);
        assertThat(heater.output(-0.6, 1)).isZero();
        assertThat(heater.output(0.6, 1)).isEqualTo(0.5);
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("inside the band the heater stays as it was")
    void insideTheBand() {
        Controller heater = HeaterRule.hysteresis(0.5, 1);

        heater.output(2, 1);
        assertThat(heater.output(0.2, 1)).isEqualTo(0.5);
        assertThat(heater.output(-0.2, 1)).isEqualTo(0.5);
        heater.output(-2, 1);
        assertThat(heater.output(-0.2, 1)).isZero();
        assertThat(heater.output(0.2, 1)).isZero();
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("inside the band it begins with heat")
    void beginsWithHeat() {
        assertThat(HeaterRule.hysteresis(0.5, 1).output(0, 1)).isEqualTo(0.5);
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("two rooms do not share a switch")
    void noSharedSwitch() {
        Controller mine = HeaterRule.hysteresis(0.5, 1);
        Controller yours = HeaterRule.hysteresis(0.5, 1);

        mine.output(-2, 1);

        assertThat(yours.output(0, 1)).isEqualTo(0.5);
    }

    @Test
    @Order(7)
    @Tag("step:3")
    @DisplayName("P heats in proportion to the gap")
    void inProportion() {
        Controller heater = HeaterRule.proportional(0.2, 0.5);

        assertThat(heater.output(1, 1)).isCloseTo(0.2, within(1e-12));
        assertThat(heater.output(2, 1)).isCloseTo(0.4, within(1e-12));
    }

    @Test
    @Order(8)
    @Tag("step:3")
    @DisplayName("P gives no more than the heater can")
    void noMoreThanItCan() {
        assertThat(HeaterRule.proportional(0.2, 0.5).output(10, 1)).isEqualTo(0.5);
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("P never cools: above the goal it gives nothing")
    void neverCools() {
        assertThat(HeaterRule.proportional(0.2, 0.5).output(-1, 1)).isZero();
    }

    @Test
    @Order(10)
    @Tag("step:4")
    @DisplayName("PI answers at first as P does: nothing is owed yet")
    void firstAsP() {
        assertThat(HeaterRule.proportionalIntegral(0.1, 0.01, 0.5).output(1, 1))
                .isCloseTo(0.1, within(1e-12));
    }

    @Test
    @Order(11)
    @Tag("step:4")
    @DisplayName("a gap that lasts is owed: gap times step times integral gain comes on top")
    void aGapIsOwed() {
        Controller heater = HeaterRule.proportionalIntegral(0.1, 0.01, 0.5);

        heater.output(1, 0.5);
        heater.output(2, 0.5);

        assertThat(heater.output(1, 0.5)).isCloseTo(0.1 + 0.01 * 1.5, within(1e-12));
    }

    @Test
    @Order(12)
    @Tag("step:4")
    @DisplayName("what is owed is paid back by gaps below zero")
    void paidBack() {
        Controller heater = HeaterRule.proportionalIntegral(0.1, 0.01, 0.5);

        times(10, heater, 2);
        heater.output(-1, 1);

        assertThat(heater.output(1, 1)).isCloseTo(0.1 + 0.01 * 19, within(1e-12));
    }

    @Test
    @Order(13)
    @Tag("step:4")
    @DisplayName("PI gives steady heat without any gap")
    void steadyWithoutAGap() {
        Controller heater = HeaterRule.proportionalIntegral(0.1, 0.01, 0.5);

        times(10, heater, 2);

        assertThat(heater.output(0, 1)).isCloseTo(0.2, within(1e-12));
        assertThat(heater.output(0, 1)).isCloseTo(0.2, within(1e-12));
    }

    @Test
    @Order(14)
    @Tag("step:5")
    @DisplayName("while the heater can do no more, nothing is added to what is owed")
    void doesNotWindUp() {
        Controller heater = HeaterRule.proportionalIntegral(0.1, 0.01, 0.5);

        times(100, heater, 10);

        assertThat(heater.output(0, 1)).isZero();
    }

    @Test
    @Order(15)
    @Tag("step:5")
    @DisplayName("while the heater can do no less, nothing is taken from what is owed")
    void doesNotWindDown() {
        Controller heater = HeaterRule.proportionalIntegral(0.1, 0.01, 0.5);

        times(100, heater, -10);

        assertThat(heater.output(1, 1)).isCloseTo(0.1, within(1e-12));
    }

    @Test
    @Order(16)
    @Tag("step:5")
    @DisplayName("a strongest heat that is not above zero is refused, and the message says which")
    void refusesNoHeat() {
        for (double strongest : new double[] {0, -1, Double.NaN}) {
            assertThatThrownBy(() -> HeaterRule.onOff(strongest))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(String.valueOf(strongest));
        }
    }

    /// The same gap for so many minutes.
    private static void times(int minutes, Controller heater, double gap) {
        for (int i = 0; i < minutes; i++) {
            heater.output(gap, 1);
        }
    }
}
