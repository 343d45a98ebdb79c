package spiral.sim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.sim.Integrators;
import spiral.sim.Model;
import spiral.sim.control.StepResponse;

@DisplayName("The thermostat, PID")
class ProportionalIntegralDerivativeThermostatTest extends RegulatedRoomContract {
    @Override
    CatalogueModel entry() {
        return new RegulatedRoom.ProportionalIntegralDerivative();
    }

    @Override
    List<String> expectedLoops() {
        return List.of(
                "B Heat to the goal", "B Makes good", "B Leak to the outside", "B Slow sensor");
    }

    @Test
    @Order(30)
    @Tag("step:3")
    @DisplayName("brakes: with a slow sensor it overshoots less than PI with the same gain")
    void brakes() {
        double braked = overshoot(entry().model().with("Sensor delay", 12));
        double unbraked = overshoot(entry().model().with("Sensor delay", 12).with("Brake", 0));

        assertThat(braked).isLessThan(unbraked);
    }

    private static double overshoot(Model model) {
        return StepResponse.of(model.run(Integrators.RK4), "Room", "Setpoint", 0, 239).overshoot();
    }
}
