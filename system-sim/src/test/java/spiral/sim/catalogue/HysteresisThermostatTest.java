package spiral.sim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.sim.control.StepResponse;

@DisplayName("The thermostat with a band of rest")
class HysteresisThermostatTest extends RegulatedRoomContract {
    @Override
    CatalogueModel entry() {
        return new RegulatedRoom.Hysteresis();
    }

    @Override
    List<String> expectedLoops() {
        return List.of(
                "B Heat to the goal", "B Catches up", "B Leak to the outside", "B Slow sensor");
    }

    @Test
    @Order(30)
    @Tag("step:3")
    @DisplayName("switches less than half as often as on-off, and swings wider")
    void switchesLess() {
        var onOff = new RegulatedRoom.OnOff().run();

        assertThat(switches()).isLessThan(StepResponse.turns(onOff, "Heating") / 2);
        assertThat(day().overshoot())
                .isGreaterThan(StepResponse.of(onOff, "Room", "Setpoint", 0, 239).overshoot());
    }
}
