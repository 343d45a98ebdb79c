package spiral.sim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.sim.Run;

@DisplayName("Requisite variety as a model")
class VarietyTest extends CatalogueContract {
    @Override
    CatalogueModel entry() {
        return new Variety();
    }

    @Override
    List<String> expectedLoops() {
        return List.of("B Buys answers");
    }

    @Test
    @Order(20)
    @Tag("step:2")
    @DisplayName("lets all three bits of trouble through with one answer")
    void oneAnswerLetsAllThrough() {
        Run run = entry().model().with("Most answers", 1).run(entry().method());

        assertThat(run.last("Entropy")).isBetween(2.8, 3.0);
    }

    @Test
    @Order(21)
    @Tag("step:2")
    @DisplayName("cannot get below Ashby's limit, however long it tries")
    void notBelowTheLimit() {
        Run run = entry().model().with("Most answers", 2).run(entry().method());

        assertThat(run.last("Ashby's limit")).isCloseTo(2, within(1e-9));
        assertThat(run.last("Entropy")).isBetween(1.85, 2.01);
    }

    @Test
    @Order(22)
    @Tag("step:2")
    @DisplayName("buys until little enough comes through, and then stops")
    void buysUntilItIsEnough() {
        Run run = entry().run();

        assertThat(run.last("Entropy")).isLessThan(1.2);
        assertThat(run.last("Answers")).isBetween(3.0, 7.0);
    }
}
