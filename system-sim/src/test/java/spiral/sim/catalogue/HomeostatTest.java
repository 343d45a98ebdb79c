package spiral.sim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.sim.Run;

@DisplayName("The homeostat")
class HomeostatTest extends CatalogueContract {
    @Override
    CatalogueModel entry() {
        return new Homeostat();
    }

    @Override
    List<String> expectedLoops() {
        return List.of("B Damping 1", "B Damping 2", "B Damping 3", "B Damping 4");
    }

    @Test
    @Order(20)
    @Tag("step:2")
    @DisplayName("is not stable as it is wired at first: its switches turn")
    void isNotStableAtFirst() {
        assertThat(switches(entry().run(), 99)).isPositive();
    }

    @Test
    @Order(21)
    @Tag("step:2")
    @DisplayName("comes to rest with all needles inside their limits")
    void comesToRest() {
        Run run = entry().run();

        assertThat(run.last("Needles outside")).isZero();
        for (int i = 1; i <= 4; i++) {
            assertThat(Math.abs(run.last("Needle " + i))).isLessThan(0.2);
        }
    }

    @Test
    @Order(22)
    @Tag("step:2")
    @DisplayName("gets over a knock without turning a switch: the wires it found are stable")
    void getsOverAKnock() {
        Run run = entry().run();

        assertThat(new Seen(run).highest("Needle 1")).isGreaterThan(1);
        assertThat(switches(run, 150)).isEqualTo(switches(run, 99));
    }

    private static double switches(Run run, double time) {
        double sum = 0;
        for (int i = 1; i <= 4; i++) {
            sum += run.at("Switch " + i, time);
        }
        return sum;
    }
}
