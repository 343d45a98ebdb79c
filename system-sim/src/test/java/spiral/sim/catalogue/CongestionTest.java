package spiral.sim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.sim.Run;

@DisplayName("Four senders on one line")
class CongestionTest extends CatalogueContract {
    @Override
    CatalogueModel entry() {
        return new Congestion();
    }

    @Override
    List<String> expectedLoops() {
        return List.of("B Back off 1", "B Back off 2", "B Back off 3", "B Back off 4");
    }

    @Test
    @Order(20)
    @Tag("step:2")
    @DisplayName("to add and to multiply down ends in equal shares")
    void endsInEqualShares() {
        assertThat(entry().run().last("Fairness")).isGreaterThan(0.999);
    }

    @Test
    @Order(21)
    @Tag("step:2")
    @DisplayName("to multiply both up and down leaves the rich rich")
    void multiplyingIsUnfair() {
        Run run =
                entry().model()
                        .with("Added per round", 0)
                        .with("Multiplied per round", 0.05)
                        .run(entry().method());

        assertThat(run.last("Fairness")).isCloseTo(run.at("Fairness", 0), within(1e-9));
    }

    @Test
    @Order(22)
    @Tag("step:2")
    @DisplayName("never stays above the line's capacity for two rounds")
    void backsOff() {
        double[] load = entry().run().series("Load");
        for (int i = 1; i < load.length; i++) {
            assertThat(Math.min(load[i - 1], load[i])).isLessThanOrEqualTo(100);
        }
    }

    @Test
    @Order(23)
    @Tag("step:2")
    @DisplayName("uses more of the line with a gentler cut")
    void gentlerCutUsesMore() {
        Seen gentle = new Seen(entry().model().with("Share cut", 0.125).run(entry().method()));

        assertThat(gentle.mean("Used")).isGreaterThan(new Seen(entry().run()).mean("Used") + 0.1);
    }
}
