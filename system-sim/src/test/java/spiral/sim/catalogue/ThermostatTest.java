package spiral.sim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.sim.Integrators;
import spiral.sim.Model;
import spiral.sim.Run;

/// A balancing loop at work.
@DisplayName("The thermostat")
class ThermostatTest extends CatalogueContract {
    @Override
    CatalogueModel entry() {
        return new Thermostat();
    }

    @Override
    List<String> expectedLoops() {
        return List.of("B Heat to the goal", "B Leak to the outside");
    }

    @Test
    @Order(20)
    @Tag("step:2")
    @DisplayName("warms the room towards its goal, and stops where heating equals loss")
    void stopsWhereHeatingEqualsLoss() {
        Run run = run(entry().model());

        assertThat(run.at("Room", 200)).isBetween(18.0, 20.0);
        assertThat(run.at("Heating", 200)).isCloseTo(run.at("Loss", 200), within(1e-6));
    }

    @Test
    @Order(21)
    @Tag("step:2")
    @DisplayName("keeps a gap, because without a gap it does not heat")
    void keepsAGap() {
        double equilibrium = (0.2 * 20 + 8 / 60.0) / (0.2 + 1 / 60.0);

        assertThat(run(entry().model()).at("Room", 239)).isCloseTo(equilibrium, within(1e-3));
    }

    @Test
    @Order(22)
    @Tag("step:2")
    @DisplayName("gives way to a cold night by less than a tenth of it")
    void resistsTheCold() {
        Run run = run(entry().model());

        double outside = run.at("Outside", 200) - run.last("Outside");
        double room = run.at("Room", 200) - run.last("Room");

        assertThat(outside).isEqualTo(10);
        assertThat(room).isBetween(0.5, 1.0);
    }

    @Test
    @Order(23)
    @Tag("step:2")
    @DisplayName("gets nearer its goal the harder it reacts")
    void reactsHarder() {
        double calm = run(entry().model()).last("Gap");
        double hard = run(entry().model().with("Heater gain", 1)).last("Gap");

        assertThat(hard).isLessThan(calm / 3).isPositive();
    }

    @Test
    @Order(24)
    @Tag("step:3")
    @DisplayName("without its heater has only the other loop, which ends at the outside")
    void withoutItsHeater() {
        assertThat(run(entry().model().with("Heater gain", 0)).last("Room"))
                .isCloseTo(-2, within(0.3));
    }

    @Test
    @Order(25)
    @Tag("step:3")
    @DisplayName("with too weak a heater misses its goal, however large the gap")
    void withAWeakHeater() {
        Model weak = entry().model().with("Strongest heat", 0.1);

        assertThat(run(weak).at("Room", 239)).isCloseTo(8 + 0.1 * 60, within(0.1));
    }

    private static Run run(Model model) {
        return model.run(Integrators.RK4);
    }
}
