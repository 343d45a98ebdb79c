package spiral.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What every integrator promises, held against systems whose course is known in closed form. A new
/// integrator is done when a subclass of this suite is green.
abstract class IntegratorContract {
    private static final Slope GROWTH = (_, y, rate) -> rate[0] = y[0];
    private static final Slope LOGISTIC = (_, y, rate) -> rate[0] = y[0] * (1 - y[0]);
    private static final Slope WAVE = (time, _, rate) -> rate[0] = StrictMath.cos(time);
    private static final Slope OSCILLATOR =
            (_, y, rate) -> {
                rate[0] = y[1];
                rate[1] = -y[0];
            };

    /// The integrator that is held to the contract.
    abstract Integrator integrator();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("changes nothing where nothing flows")
    void changesNothingWhereNothingFlows() {
        assertThat(after(4, 1, (_, _, rate) -> rate[0] = 0, 7)).containsExactly(7);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("is exact where the rate is steady")
    void isExactForASteadyRate() {
        assertThat(after(8, 2, (_, _, rate) -> rate[0] = 3, 1)).containsExactly(7);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("leaves the levels that it was given alone")
    void leavesTheLevelsAlone() {
        double[] levels = {1, 0};

        integrator().stepper(2).meanRates(OSCILLATOR, 0, 0.5, levels, new double[2]);

        assertThat(levels).containsExactly(1, 0);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("comes near e after one unit of growth by itself")
    void comesNearE() {
        assertThat(after(1000, 1, GROWTH, 1)[0]).isCloseTo(StrictMath.E, within(0.002));
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("comes nearer in smaller steps as its order says: growth by itself, e^t")
    void orderOnGrowth() {
        assertOrder(GROWTH, 1, new double[] {1}, StrictMath.E);
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("comes nearer in smaller steps as its order says: growth with a limit")
    void orderOnLogistic() {
        double truth = 0.1 / (0.1 + 0.9 * StrictMath.exp(-3));
        assertOrder(LOGISTIC, 3, new double[] {0.1}, truth);
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("comes nearer in smaller steps as its order says: an oscillator of two stocks")
    void orderOnOscillator() {
        assertOrder(OSCILLATOR, 2, new double[] {1, 0}, StrictMath.cos(2));
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("comes nearer in smaller steps as its order says: a rate that follows the time")
    void orderOnTime() {
        assertOrder(WAVE, 1, new double[] {0}, StrictMath.sin(1));
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("is found by its name, in any case")
    void isFoundByItsName() {
        String name = integrator().name().toUpperCase(Locale.ROOT);

        assertThat(Integrators.named(name)).contains(integrator());
    }

    private void assertOrder(Slope slope, double time, double[] start, double truth) {
        double coarse = Math.abs(after(64, time, slope, start)[0] - truth);
        double fine = Math.abs(after(128, time, slope, start)[0] - truth);

        double observed = StrictMath.log(coarse / fine) / StrictMath.log(2);

        assertThat(observed).isCloseTo(integrator().order(), within(0.05 * integrator().order()));
    }

    /// The levels after so many steps over this time.
    final double[] after(int steps, double time, Slope slope, double... start) {
        double[] levels = start.clone();
        double[] mean = new double[levels.length];
        double step = time / steps;
        Integrator.Stepper stepper = integrator().stepper(levels.length);
        for (int i = 0; i < steps; i++) {
            stepper.meanRates(slope, i * step, step, levels, mean);
            for (int k = 0; k < levels.length; k++) {
                levels[k] += mean[k] * step;
            }
        }
        return levels;
    }
}
