package spiral.sim.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.sim.Integrators;
import spiral.sim.Run;
import spiral.sim.catalogue.Catalogue;
import spiral.sim.expr.Table;

/// The learner's form and the engine: two ways to say a system, and the same numbers to the last
/// bit.
@DisplayName("The learner's form")
class SameBitsTest {
    private static final Table HOPE =
            Table.of(0, 1, 0.5, 0.95, 0.8, 0.75, 1, 0.5, 1.2, 0.25, 1.5, 0.08, 2, 0.02);

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("of the thermostat, on-off, gives the same bits as the engine")
    void onOff() {
        sameRoom("thermostat-on-off", HeaterRule.onOff(0.5));
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("of the thermostat with a band of rest gives the same bits as the engine")
    void hysteresis() {
        sameRoom("thermostat-hysteresis", HeaterRule.hysteresis(0.5, 1));
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("of the thermostat, P, gives the same bits as the engine")
    void proportional() {
        sameRoom("thermostat-p", HeaterRule.proportional(0.2, 0.5));
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("of the thermostat, PI, gives the same bits as the engine")
    void proportionalIntegral() {
        sameRoom("thermostat-pi", HeaterRule.proportionalIntegral(0.1, 0.004, 0.5));
    }

    private static void sameRoom(String model, Controller heater) {
        Run run = engine(model);
        List<State> history = new HeatedRoom(heater).run(HeatedRoom.cold(), run.model().time());

        assertThat(history.stream().mapToDouble(s -> s.get("Room")))
                .containsExactly(boxed(run.series("Room")));
        assertThat(history.stream().mapToDouble(s -> s.get("Felt")))
                .containsExactly(boxed(run.series("Felt")));
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("of the population that notices late gives the same bits as the engine")
    void settlement() {
        Run run = engine("population-delay");
        var land = new Settlement.Land(0.1, 15, 40, 1000, 20, HOPE::at);
        var people = new Settlement(land, 10, 20);
        double[] expected = run.series("People");

        for (int i = 0; i < expected.length; i++) {
            assertThat(people.people()).as("at step " + i).isEqualTo(expected[i]);
            people.step(run.model().time().step());
        }
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("of four senders on one line gives the same bits as the engine")
    void senders() {
        Run run = engine("congestion");
        var line = new Aimd(Aimd.Rule.TCP, 100, 60, 25, 5, 1);
        double[] fairness = run.series("Fairness");

        for (int i = 0; i < fairness.length; i++) {
            for (int sender = 0; sender < 4; sender++) {
                assertThat(line.rates()[sender]).isEqualTo(run.series("Sender " + (sender + 1))[i]);
            }
            assertThat(line.fairness()).isEqualTo(fairness[i]);
            line.round();
        }
    }

    private static Run engine(String model) {
        return Catalogue.named(model).orElseThrow().model().run(Integrators.EULER);
    }

    private static Double[] boxed(double[] values) {
        return Arrays.stream(values).boxed().toArray(Double[]::new);
    }
}
