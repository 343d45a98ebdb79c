package spiral.sim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.sim.Run;

@DisplayName("Inventory and demand")
class InventoryTest extends CatalogueContract {
    @Override
    CatalogueModel entry() {
        return new Inventory();
    }

    @Override
    List<String> expectedLoops() {
        return List.of("B Fill the shelf", "B Noticing", "B Sending", "B Arriving");
    }

    @Test
    @Order(20)
    @Tag("step:2")
    @DisplayName("stands still as long as demand does")
    void standsStill() {
        Run run = entry().run();

        assertThat(run.at("Store", 9)).isCloseTo(100, within(1e-9));
        assertThat(run.at("Ordering", 9)).isCloseTo(20, within(1e-9));
    }

    @Test
    @Order(21)
    @Tag("step:2")
    @DisplayName("orders swing wider than demand ever did")
    void ordersSwingWider() {
        assertThat(new Seen(entry().run()).highest("Ordering") - 20).isGreaterThan(2 * 5);
    }

    @Test
    @Order(22)
    @Tag("step:2")
    @DisplayName("is calmer when the shop counts what is on its way, and wilder when it hurries")
    void attentionCalms() {
        assertThat(swing("Attention to orders", 1)).isLessThan(swing("Attention to orders", 0));
        assertThat(swing("Time to adjust", 1)).isGreaterThan(swing("Time to adjust", 3));
    }

    private double swing(String constant, double value) {
        Seen seen = new Seen(entry().model().with(constant, value).run(entry().method()));
        return seen.highest("Ordering") - seen.lowest("Ordering");
    }
}
