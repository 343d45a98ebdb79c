package spiral.sim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("The bathtub model")
class BathtubModelTest extends CatalogueContract {
    @Override
    CatalogueModel entry() {
        return new BathtubModel();
    }

    @Override
    List<String> expectedLoops() {
        return List.of("B Empties itself");
    }

    @Test
    @Order(20)
    @Tag("step:2")
    @DisplayName(
            "follows the exact curve: from 50 litres towards 80, a tenth of the gap each minute")
    void followsTheExactCurve() {
        double exact = 80 - 30 * Math.exp(-0.1 * 15);

        assertThat(entry().run().at("Water", 15)).isCloseTo(exact, within(1e-6));
    }

    @Test
    @Order(21)
    @Tag("step:2")
    @DisplayName("seeks the same level from above and from below")
    void seeksOneLevel() {
        double full = entry().model().with("Water", 500).run(entry().method()).last("Water");
        double empty = entry().model().with("Water", 0).run(entry().method()).last("Water");

        assertThat(full - empty).isBetween(0.0, 2.0);
    }
}
