package spiral.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// One stock over one step of time. Litres and minutes throughout.
@DisplayName("Bathtub")
class BathtubTest {
    private static final double MINUTE = 1;

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a tub holds what it was given")
    void holdsWhatItWasGiven() {
        assertThat(Bathtub.of(50, MINUTE).level()).isEqualTo(50);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a tub gains its inflow when a step passes")
    void gainsItsInflow() {
        Bathtub tub = Bathtub.of(50, MINUTE);

        tub.inflow(8);
        tub.step();

        assertThat(tub.level()).as("level").isEqualTo(58);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a tub loses its outflow when a step passes")
    void losesItsOutflow() {
        Bathtub tub = Bathtub.of(50, MINUTE);

        tub.outflow(5);
        tub.step();

        assertThat(tub.level()).as("level").isEqualTo(45);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("opening a tap moves no water yet: the level stays until the step passes")
    void keepsItsLevelUntilTheStepPasses() {
        Bathtub tub = Bathtub.of(50, MINUTE);

        tub.inflow(8);
        tub.outflow(5);

        assertThat(tub.level()).as("level").isEqualTo(50);
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("the change is rate times time step: half a minute brings half the water")
    void changesByRateTimesTimeStep() {
        Bathtub tub = Bathtub.of(50, 0.5);

        tub.inflow(8);
        tub.step();

        assertThat(tub.level()).as("level").isEqualTo(54);
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("several taps and several drains add up")
    void addsUpTapsAndDrains() {
        Bathtub tub = Bathtub.of(50, MINUTE);

        tub.inflow(8);
        tub.inflow(2);
        tub.outflow(5);
        tub.outflow(1);

        assertThat(tub.netRate()).as("net rate").isEqualTo(4);
        tub.step();
        assertThat(tub.level()).as("level").isEqualTo(54);
    }

    @Test
    @Order(7)
    @Tag("step:1")
    @DisplayName("after a step all taps and drains are closed")
    void closesAllTapsAfterAStep() {
        Bathtub tub = Bathtub.of(50, MINUTE);
        tub.inflow(8);
        tub.outflow(3);
        tub.step();

        tub.step();

        assertThat(tub.level()).as("level").isEqualTo(55);
        assertThat(tub.netRate()).as("net rate").isZero();
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("a drain says how fast it really runs")
    void saysHowFastADrainReallyRuns() {
        assertThat(Bathtub.of(50, MINUTE).outflow(5)).isEqualTo(5);
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("an empty tub gives nothing")
    void givesNothingWhenEmpty() {
        Bathtub tub = Bathtub.of(0, MINUTE);

        assertThat(tub.outflow(5)).as("rate of the drain").isZero();
        tub.step();
        assertThat(tub.level()).as("level").isZero();
    }

    @Test
    @Order(10)
    @Tag("step:2")
    @DisplayName("a tub gives no more than it holds: 10 litres over 4 minutes are 2.5 a minute")
    void givesNoMoreThanItHolds() {
        Bathtub tub = Bathtub.of(10, 4);

        assertThat(tub.outflow(100)).as("rate of the drain").isEqualTo(2.5);
        tub.step();
        assertThat(tub.level()).as("level").isZero();
    }

    @Test
    @Order(11)
    @Tag("step:2")
    @DisplayName("what flows in during a step may flow out in the same step")
    void letsOutWhatFlowsIn() {
        Bathtub tub = Bathtub.of(0, MINUTE);

        tub.inflow(3);

        assertThat(tub.outflow(5)).as("rate of the drain").isEqualTo(3);
    }

    @Test
    @Order(12)
    @Tag("step:2")
    @DisplayName("the drain that was opened first is served first; the second gets what is left")
    void servesTheFirstDrainFirst() {
        Bathtub tub = Bathtub.of(10, MINUTE);

        assertThat(tub.outflow(7)).as("rate of the drain").isEqualTo(7);
        assertThat(tub.outflow(7)).as("rate of the drain").isEqualTo(3);
        assertThat(tub.outflow(7)).as("rate of the drain").isZero();
    }

    @Test
    @Order(13)
    @Tag("step:3")
    @DisplayName("a level never falls below zero, not even by a rounding error")
    void neverFallsBelowZero() {
        Bathtub tub = Bathtub.of(6.7, 0.7); // 6.7 / 0.7 * 0.7 is a little more than 6.7

        tub.outflow(100);
        tub.step();

        assertThat(tub.level()).as("level").isZero();
    }

    @Test
    @Order(14)
    @Tag("step:3")
    @DisplayName("no drop is lost: what was there is what is there plus what the drains were given")
    void losesNoDrop() {
        Bathtub tub = Bathtub.of(20, 0.25);
        double drained = 0;

        for (int i = 0; i < 40; i++) {
            tub.inflow(1);
            drained += tub.outflow(2) * 0.25;
            drained += tub.outflow(3) * 0.25;
            tub.step();
        }

        assertThat(tub.level() + drained).isCloseTo(20 + 40 * 0.25, within(1e-12));
    }

    @Test
    @Order(15)
    @Tag("step:3")
    @DisplayName("without a bottom a level may fall below zero, like an account or a temperature")
    void mayFallBelowZeroWithoutABottom() {
        Bathtub account = Bathtub.bottomless(2, MINUTE);

        assertThat(account.outflow(5)).as("rate of the drain").isEqualTo(5);
        account.step();

        assertThat(account.level()).as("level").isEqualTo(-3);
    }

    @Test
    @Order(16)
    @Tag("step:4")
    @DisplayName("steady flows reach the same level in many small steps")
    void steadyFlowsDoNotCareAboutTheTimeStep() {
        assertThat(filledAtSteadyRate(1)).isEqualTo(filledAtSteadyRate(0.25)).isEqualTo(80);
    }

    @Test
    @Order(17)
    @Tag("step:4")
    @DisplayName("when the drain follows the level, smaller steps come nearer the truth")
    void smallerStepsComeNearerTheTruth() {
        double truth = 100 * StrictMath.exp(-1);

        double coarse = Math.abs(drainedByTenthOfLevel(1) - truth);
        double fine = Math.abs(drainedByTenthOfLevel(0.5) - truth);
        double finest = Math.abs(drainedByTenthOfLevel(0.125) - truth);

        assertThat(fine).isLessThan(coarse * 0.55);
        assertThat(finest).isLessThan(fine * 0.3);
    }

    @Test
    @Order(18)
    @Tag("step:4")
    @DisplayName("a time step that is not greater than zero is refused, and the message says which")
    void refusesATimeStepThatIsNotGreaterThanZero() {
        assertThatThrownBy(() -> Bathtub.of(50, -0.25))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("-0.25");
        assertThatThrownBy(() -> Bathtub.of(50, 0)).isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> Bathtub.bottomless(50, Double.NaN))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("NaN");
    }

    @Test
    @Order(19)
    @Tag("step:4")
    @DisplayName("a negative flow is refused: water that runs backwards is the other tap")
    void refusesANegativeFlow() {
        Bathtub tub = Bathtub.of(50, MINUTE);

        assertThatThrownBy(() -> tub.inflow(-2))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("-2");
        assertThatThrownBy(() -> tub.outflow(-3))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("-3");
        assertThat(tub.netRate()).as("net rate").isZero();
    }

    private static double filledAtSteadyRate(double timeStep) {
        Bathtub tub = Bathtub.of(50, timeStep);
        for (int i = 0; i < 10 / timeStep; i++) {
            tub.inflow(8);
            tub.outflow(5);
            tub.step();
        }
        return tub.level();
    }

    private static double drainedByTenthOfLevel(double timeStep) {
        Bathtub tub = Bathtub.of(100, timeStep);
        for (int i = 0; i < 10 / timeStep; i++) {
            tub.outflow(tub.level() * 0.1);
            tub.step();
        }
        return tub.level();
    }
}
