package spiral.sim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.sim.Run;

@DisplayName("The server that collapses")
class CollapseTest extends CatalogueContract {
    @Override
    CatalogueModel entry() {
        return new Collapse();
    }

    @Override
    List<String> expectedLoops() {
        return List.of("B Serve", "R Crowding slows", "R Retry storm", "B No room");
    }

    @Test
    @Order(20)
    @Tag("step:2")
    @DisplayName("serves everything before the burst")
    void servesBeforeTheBurst() {
        assertThat(entry().run().at("Good answers", 19)).isCloseTo(80, within(0.5));
    }

    @Test
    @Order(21)
    @Tag("step:2")
    @DisplayName("stays down when the burst is long over: the same load, another state")
    void staysDown() {
        Run run = entry().run();

        assertThat(run.last("Asking")).isEqualTo(run.at("Asking", 0));
        assertThat(run.last("Good answers")).isLessThan(5);
    }

    @Test
    @Order(22)
    @Tag("step:2")
    @DisplayName("gets up again when few may wait")
    void getsUpWithABoundedQueue() {
        Run run = entry().model().with("Places to wait", 250).run(entry().method());

        assertThat(run.last("Good answers")).isGreaterThan(60);
    }

    @Test
    @Order(23)
    @Tag("step:2")
    @DisplayName("takes a small burst without falling")
    void takesASmallBurst() {
        Run run = entry().model().with("Burst", 30).run(entry().method());

        assertThat(run.last("Good answers")).isCloseTo(80, within(1.0));
    }
}
