package spiral.sim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.sim.control.StepResponse;

/// What every rule for the heater of the room with the slow sensor must manage.
abstract class RegulatedRoomContract extends CatalogueContract {
    @Test
    @Order(20)
    @Tag("step:2")
    @DisplayName("brings the room within three degrees of its goal, by day and by night")
    void bringsTheRoomNear() {
        assertThat(day().meanError()).isLessThan(3);
        assertThat(night().meanError()).isLessThan(3);
    }

    @Test
    @Order(21)
    @Tag("step:2")
    @DisplayName("overshoots no less with a slower sensor")
    void aSlowSensorOvershoots() {
        var slow = entry().model().with("Sensor delay", 12).run(entry().method());

        assertThat(StepResponse.of(slow, "Room", "Setpoint", 0, 239).overshoot())
                .isGreaterThanOrEqualTo(day().overshoot());
    }

    final StepResponse day() {
        return StepResponse.of(entry().run(), "Room", "Setpoint", 0, 239);
    }

    final StepResponse night() {
        return StepResponse.of(entry().run(), "Room", "Setpoint", 300, 480);
    }

    final int switches() {
        return StepResponse.turns(entry().run(), "Heating");
    }
}
