package spiral.sim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("The thermostat, P")
class ProportionalThermostatTest extends RegulatedRoomContract {
    @Override
    CatalogueModel entry() {
        return new RegulatedRoom.Proportional();
    }

    @Override
    List<String> expectedLoops() {
        return List.of("B Heat to the goal", "B Leak to the outside", "B Slow sensor");
    }

    @Test
    @Order(30)
    @Tag("step:3")
    @DisplayName("is calm, and keeps a gap: at rest heating is gain times gap")
    void keepsAGap() {
        double gap = 22 / 60.0 / (0.2 + 1 / 60.0);

        assertThat(entry().run().last("Gap")).isCloseTo(gap, within(0.01));
        assertThat(switches()).isLessThan(5);
    }
}
