package spiral.sim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("The thermostat, PI")
class ProportionalIntegralThermostatTest extends RegulatedRoomContract {
    @Override
    CatalogueModel entry() {
        return new RegulatedRoom.ProportionalIntegral();
    }

    @Override
    List<String> expectedLoops() {
        return List.of(
                "B Heat to the goal", "B Makes good", "B Leak to the outside", "B Slow sensor");
    }

    @Test
    @Order(30)
    @Tag("step:3")
    @DisplayName("leaves no gap in the end, by day or by night")
    void leavesNoGap() {
        assertThat(entry().run().at("Room", 239)).isCloseTo(20, within(0.1));
        assertThat(entry().run().last("Room")).isCloseTo(20, within(0.1));
    }

    @Test
    @Order(31)
    @Tag("step:3")
    @DisplayName("does not wind up while the heater can do no more: it hardly overshoots")
    void doesNotWindUp() {
        assertThat(day().overshoot()).isLessThan(0.2);
    }
}
