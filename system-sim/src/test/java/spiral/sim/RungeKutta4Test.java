package spiral.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The classical Runge-Kutta method, and what it does better.
@DisplayName("Runge-Kutta 4")
class RungeKutta4Test extends IntegratorContract {
    @Override
    Integrator integrator() {
        return Integrators.RK4;
    }

    @Test
    @Order(20)
    @Tag("step:3")
    @DisplayName("looks at the start, twice at the middle, and at the end of the step")
    void looksFourTimes() {
        List<Double> looks = new ArrayList<>();

        integrator()
                .stepper(1)
                .meanRates((time, _, _) -> looks.add(time), 5, 2, new double[1], new double[1]);

        assertThat(looks).containsExactly(5.0, 6.0, 6.0, 7.0);
    }

    @Test
    @Order(21)
    @Tag("step:3")
    @DisplayName("is exact where the rate is a cubic in time")
    void isExactForACubic() {
        double[] end = after(1, 2, (time, _, rate) -> rate[0] = time * time * time, 0);

        assertThat(end[0]).isCloseTo(4, within(1e-12));
    }

    @Test
    @Order(22)
    @Tag("step:3")
    @DisplayName("keeps an oscillator on its circle where Euler leaves it")
    void keepsTheCircle() {
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

        assertThat(Math.hypot(state[0], state[1])).isCloseTo(1, within(1e-7));
    }

    @Test
    @Order(23)
    @Tag("step:3")
    @DisplayName("reaches e to four digits in 4 steps, where Euler needs more than 10,000")
    void needsFewSteps() {
        Slope growth = (_, y, rate) -> rate[0] = y[0];

        assertThat(after(4, 1, growth, 1)[0]).isCloseTo(StrictMath.E, within(1e-4));
        assertThat(new EulerTest().after(10_000, 1, growth, 1)[0])
                .isNotCloseTo(StrictMath.E, within(1e-4));
    }
}
