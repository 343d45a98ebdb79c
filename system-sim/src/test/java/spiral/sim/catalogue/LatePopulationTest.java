package spiral.sim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.sim.Integrators;
import spiral.sim.Run;
import spiral.sim.TimeSpan;

@DisplayName("The population that notices late")
class LatePopulationTest extends CatalogueContract {
    @Override
    CatalogueModel entry() {
        return new LatePopulation();
    }

    @Override
    List<String> expectedLoops() {
        return List.of(
                "R More parents",
                "B Crowding, felt late",
                "B Growing up",
                "B Growing old",
                "B Noticing");
    }

    @Test
    @Order(20)
    @Tag("step:2")
    @DisplayName("overshoots its resting number, and the later it notices the farther")
    void overshootsFarther() {
        double soon = peak(5);
        double late = peak(20);
        double later = peak(40);

        assertThat(soon).isLessThan(late);
        assertThat(late).isLessThan(later).isGreaterThan(1.3 * 1200);
    }

    @Test
    @Order(21)
    @Tag("step:2")
    @DisplayName("does not overshoot when it notices at once")
    void noticesAtOnce() {
        assertThat(peak(0.5)).isLessThan(1.01 * 1200);
    }

    @Test
    @Order(22)
    @Tag("step:2")
    @DisplayName("rests where births equal deaths, whatever the delay")
    void restsWhereBirthsEqualDeaths() {
        double hope = 1 / (0.1 * 40);
        Run run = entry().model().over(TimeSpan.of(0, 2000, 0.25, "year")).run(Integrators.RK4);

        assertThat(run.last("Hope")).isCloseTo(hope, within(1e-3));
        assertThat(run.last("Crowding")).isCloseTo(run.last("Felt crowding"), within(1e-3));
    }

    private double peak(double notice) {
        Run run = entry().model().with("Notice delay", notice).run(Integrators.RK4);
        return new Seen(run).highest("People");
    }
}
