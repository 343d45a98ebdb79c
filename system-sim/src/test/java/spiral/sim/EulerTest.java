package spiral.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Euler's method, and what it does wrong.
@DisplayName("Euler")
class EulerTest extends IntegratorContract {
    @Override
    Integrator integrator() {
        return Integrators.EULER;
    }

    @Test
    @Order(20)
    @Tag("step:3")
    @DisplayName("takes the slope at the start of the step for the whole step")
    void takesTheSlopeAtTheStart() {
        double[] mean = new double[1];

        integrator()
                .stepper(1)
                .meanRates((time, _, rate) -> rate[0] = time, 5, 2, new double[1], mean);

        assertThat(mean).containsExactly(5);
    }

    @Test
    @Order(21)
    @Tag("step:3")
    @DisplayName("swings an oscillator wider with every turn: energy out of nothing")
    void swingsWider() {
        double[] state =
                after(
                        1000,
                        20,
                        (_, y, rate) -> {
                            rate[0] = y[1];
                            rate[1] = -y[0];
                        },
                        1,
                        0);

        assertThat(Math.hypot(state[0], state[1])).isGreaterThan(1.2);
    }

    @Test
    @Order(22)
    @Tag("step:3")
    @DisplayName(
            "overshoots and flips its sign when the step is longer than twice the time constant")
    void flipsWhenTheStepIsTooLong() {
        double[] afterOne = after(1, 3, (_, y, rate) -> rate[0] = -y[0], 1);
        double[] afterTwo = after(2, 6, (_, y, rate) -> rate[0] = -y[0], 1);

        assertThat(afterOne[0]).isNegative();
        assertThat(afterTwo[0]).isGreaterThan(1);
    }
}
