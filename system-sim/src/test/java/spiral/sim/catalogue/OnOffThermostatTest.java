package spiral.sim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("The thermostat, on-off")
class OnOffThermostatTest extends RegulatedRoomContract {
    @Override
    CatalogueModel entry() {
        return new RegulatedRoom.OnOff();
    }

    @Override
    List<String> expectedLoops() {
        return List.of("B Heat to the goal", "B Leak to the outside", "B Slow sensor");
    }

    @Test
    @Order(30)
    @Tag("step:3")
    @DisplayName("is near its goal, and wears out its switch: more than a hundred times in a day")
    void wearsOutItsSwitch() {
        assertThat(switches()).isGreaterThan(100);
        assertThat(night().meanError()).isLessThan(0.5);
    }
}
