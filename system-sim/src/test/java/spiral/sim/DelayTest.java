package spiral.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static spiral.sim.Integrators.EULER;
import static spiral.sim.Integrators.RK4;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.sim.engine.ShortDelays;

/// What constants decide about a delay before the run, and what the time step can show of it.
@DisplayName("A delay")
class DelayTest {
    private final ModelBuilder model = Sim.model("delays").time(0, 6, 1, "day");

    @Test
    @Order(1)
    @DisplayName("of fixed time 0 passes its input through, under every integrator")
    void zeroPassesThrough() {
        model.constant("Lag", 0, "day");
        model.aux("Late", "", "DELAY FIXED(Time, Lag, -1)");

        for (Integrator integrator : Integrators.ALL) {
            assertThat(model.build().run(integrator).series("Late"))
                    .containsExactly(0, 1, 2, 3, 4, 5, 6);
        }
    }

    @Test
    @Order(2)
    @DisplayName("gets another time from its constant, to 0 and back")
    void anotherTime() {
        model.constant("Lag", 2, "day");
        model.aux("Late", "", "DELAY FIXED(Time, Lag, -1)");
        Model late = model.build();
        Model prompt = late.with("Lag", 0);

        assertThat(prompt.run(RK4).series("Late")).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(prompt.with("Lag", 2).run(RK4).series("Late"))
                .isEqualTo(late.run(RK4).series("Late"));
        assertThat(late.with("Lag", 3).program()).isSameAs(late.program());
    }

    @Test
    @Order(3)
    @DisplayName("of fixed time 0 breaks no circle; a longer one does")
    void circle() {
        model.constant("Lag", 1, "day");
        model.aux("Echo", "", "DELAY FIXED(Voice, Lag, 1)");
        model.aux("Voice", "", "Echo * 2");
        Model echo = model.build();

        assertThat(echo.run(EULER).last("Voice")).isEqualTo(128);
        assertThatThrownBy(() -> echo.with("Lag", 0))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("Echo <- Voice <- Echo");
    }

    @Test
    @Order(4)
    @DisplayName("cannot last less than no time")
    void negative() {
        model.aux("Late", "", "DELAY FIXED(Time, 0 - 2, -1)");

        assertThatThrownBy(() -> model.build().run(EULER))
                .isInstanceOf(ModelException.class)
                .hasMessage("Late: a fixed delay lasts 0 to 10000000 steps, but not -2");
    }

    @Test
    @Order(5)
    @DisplayName("takes its order from constants, through other values too")
    void orderByConstant() {
        model.constant("Teams", 2, "");
        model.aux("Desks", "", "Teams * 2 - 1");
        model.aux("Out", "", "DELAY N(STEP(1, 0), 3, 0, Desks)");
        model.aux("Same", "", "DELAY3(STEP(1, 0), 3, 0)");
        Model three = model.build();

        assertThat(series(three, "Out")).isEqualTo(series(three, "Same"));
        assertThat(three.program().levels()).hasSize(6);
        assertThat(three.with("Teams", 1).program().levels()).hasSize(4);
        assertThat(series(three.with("Teams", 1), "Out")).startsWith(0, 1.0 / 3);
    }

    @Test
    @Order(6)
    @DisplayName("refuses an order that is no whole number, or that moves")
    void noOrder() {
        model.constant("Desks", 1.5, "");
        model.aux("Out", "", "SMOOTH N(Time, 3, 0, Desks)");

        assertThatThrownBy(model::build)
                .hasMessageEndingWith(
                        "Out: the order of SMOOTH N must be a whole number from 1 to 1000, but"
                                + " Desks is 1.5");

        ModelBuilder moving = Sim.model("moving").time(0, 6, 1, "day");
        moving.aux("Out", "", "DELAY N(Time, 3, 0, Time + 1)");

        assertThatThrownBy(moving::build)
                .hasMessageEndingWith(
                        "Out: the order of DELAY N must be a whole number from 1 to 1000 that"
                                + " constants give, which Time + 1 is not");
    }

    @Test
    @Order(7)
    @DisplayName("whose stages are shorter than the time step is named; a longer one is not")
    void shortStages() {
        model.aux("Seen", "", "SMOOTH3(Time, 2)");
        model.aux("Heard", "", "SMOOTH(Time, 2)");
        model.aux("Felt", "", "DELAY FIXED(Time, 0.5, 0)");
        Model built = model.build();

        assertThat(ShortDelays.of(built))
                .containsExactly(
                        "A stage of the delay in Seen lasts 0.6666666666666666, less than the time"
                                + " step 1: take a shorter step.",
                        "The delay in Felt lasts 0.5, less than the time step 1: take a shorter"
                                + " step.");
        assertThat(ShortDelays.of(built.over(built.time().withStep(0.5)))).isEmpty();
    }

    private static double[] series(Model model, String variable) {
        Run run = model.run(EULER);
        assertThat(model.interpreted(EULER).series(variable)).isEqualTo(run.series(variable));
        return run.series(variable);
    }
}
