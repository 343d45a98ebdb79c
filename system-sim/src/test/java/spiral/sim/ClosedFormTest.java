package spiral.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static spiral.sim.Integrators.EULER;
import static spiral.sim.Integrators.RK4;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Whole models whose course somebody has worked out on paper.
@DisplayName("A model with a known course")
class ClosedFormTest {
    @Test
    @Order(1)
    @DisplayName("grows by e^(r t) when it grows by a share of itself, at the order of each method")
    void exponential() {
        for (Integrator integrator : Integrators.ALL) {
            double observed = order(integrator, growth(), "Money", 100 * StrictMath.exp(2));
            assertThat(observed).isCloseTo(integrator.order(), within(0.05 * integrator.order()));
        }
    }

    private static Model growth() {
        var m = Sim.model("growth").time(0, 20, 0.125, "year");
        m.constant("Interest", 0.1, "1/year");
        m.stock("Money", 100, "euro");
        m.flow("Interest paid", "euro/year", "Money * Interest").to("Money");
        return m.build();
    }

    @Test
    @Order(2)
    @DisplayName("levels off along the logistic curve, at the order of each method")
    void logistic() {
        var m = Sim.model("logistic").time(0, 12, 0.125, "year");
        m.stock("Population", 10, "people");
        m.constant("Capacity", 1000, "people");
        m.constant("Rate", 0.5, "1/year");
        m.flow("Growth", "people/year", "Rate * Population * (1 - Population / Capacity)")
                .to("Population");
        double truth = 1000 / (1 + 99 * StrictMath.exp(-0.5 * 12));

        for (Integrator integrator : Integrators.ALL) {
            assertThat(order(integrator, m.build(), "Population", truth))
                    .isCloseTo(integrator.order(), within(0.05 * integrator.order()));
        }
    }

    @Test
    @Order(3)
    @DisplayName("swings as a cosine when two stocks drive each other")
    void harmonic() {
        var m = Sim.model("oscillator").time(0, 2, 0.015625, "second");
        m.stock("Place", 1, "metre");
        m.stock("Speed", 0, "metre/second");
        m.constant("Stiffness", 1, "1/second^2");
        m.flow("Moving", "metre/second", "Speed").to("Place");
        m.flow("Pulling", "metre/second^2", "Place * Stiffness").from("Speed");

        for (Integrator integrator : Integrators.ALL) {
            assertThat(order(integrator, m.build(), "Place", StrictMath.cos(2)))
                    .isCloseTo(integrator.order(), within(0.05 * integrator.order()));
        }
    }

    @Test
    @Order(4)
    @DisplayName("keeps the first integral of Lotka and Volterra: hunters and hunted go in a ring")
    void lotkaVolterra() {
        var m = Sim.model("hare and lynx").time(0, 40, 0.015625, "year");
        m.stock("Hares", 2, "");
        m.stock("Lynxes", 1, "");
        m.flow("Hares born", "", "Hares").to("Hares");
        m.flow("Hares eaten", "", "Hares * Lynxes").from("Hares");
        m.flow("Lynxes born", "", "0.5 * Hares * Lynxes").to("Lynxes");
        m.flow("Lynxes dying", "", "0.75 * Lynxes").from("Lynxes");
        m.aux("Ring", "", "0.5 * Hares - 0.75 * LN(Hares) + Lynxes - LN(Lynxes)");
        Run run = m.build().run(RK4);

        for (double ring : run.series("Ring")) {
            assertThat(ring).isCloseTo(run.series("Ring")[0], within(1e-7));
        }
    }

    @Test
    @Order(5)
    @DisplayName("lets an impulse out of a delay of order N as an Erlang density")
    void erlang() {
        Run run = impulse(1.0 / 64).run(EULER);
        double[] times = run.times();
        double[] out = run.series("Out");
        for (int i = 0; i < times.length; i++) {
            assertThat(out[i]).isCloseTo(erlang(4, 8, times[i]), within(0.002));
        }
    }

    @Test
    @Order(6)
    @DisplayName("comes nearer to Erlang with the step, and under Euler hits its steps exactly")
    void erlangByEuler() {
        double step = 0.25;
        double p = step * 4 / 8;
        double[] out = impulse(step).run(EULER).series("Out");
        for (int i = 4; i < out.length; i++) {
            double ways = (i - 1) * (i - 2) * (i - 3) / 6.0;
            double expected = ways * StrictMath.pow(p, 4) * StrictMath.pow(1 - p, i - 4) / step;
            assertThat(out[i]).isCloseTo(expected, within(1e-12));
        }
    }

    private static Model impulse(double step) {
        var m = Sim.model("impulse").time(0, 32, step, "day");
        m.aux("In", "parcel/day", "PULSE OF(1, 0)");
        m.aux("Out", "parcel/day", "DELAY N(In, 8, 0, 4)");
        return m.build();
    }

    private static double erlang(int order, double mean, double time) {
        double rate = order / mean;
        return StrictMath.pow(rate, order)
                * StrictMath.pow(time, order - 1)
                * StrictMath.exp(-rate * time)
                / 6;
    }

    private static double order(Integrator integrator, Model model, String variable, double truth) {
        double coarse = Math.abs(last(integrator, model, 1, variable) - truth);
        double fine = Math.abs(last(integrator, model, 2, variable) - truth);
        return StrictMath.log(coarse / fine) / StrictMath.log(2);
    }

    private static double last(Integrator integrator, Model model, int finer, String variable) {
        TimeSpan time = model.time();
        return model.over(time.withStep(time.step() / finer)).run(integrator).last(variable);
    }
}
