package spiral.sim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.sim.Integrators;
import spiral.sim.Model;
import spiral.sim.Run;

/// A reinforcing loop that leads first, and a balancing one that leads later.
@DisplayName("The population")
class PopulationTest extends CatalogueContract {
    @Override
    CatalogueModel entry() {
        return new Population();
    }

    @Override
    List<String> expectedLoops() {
        return List.of("R More parents", "B Growing old", "B Crowding");
    }

    @Test
    @Order(20)
    @Tag("step:2")
    @DisplayName("grows by itself at first: each doubling takes about as long as the one before")
    void growsByItself() {
        Run run = run(entry().model());

        double first = reaches(run, 80) - reaches(run, 40);
        double second = reaches(run, 160) - reaches(run, 80);

        assertThat(second / first).isBetween(0.95, 1.15);
    }

    @Test
    @Order(21)
    @Tag("step:2")
    @DisplayName("comes to rest at the capacity, where births equal deaths")
    void comesToRest() {
        Run run = run(entry().model());

        assertThat(run.last("Population")).isCloseTo(1000, within(1.0));
        assertThat(run.last("Births")).isCloseTo(run.last("Deaths"), within(0.1));
    }

    @Test
    @Order(22)
    @Tag("step:2")
    @DisplayName("comes to rest at the same number from above")
    void comesToRestFromAbove() {
        Run run = run(entry().model().with("Population", 1400));

        assertThat(run.series("Population")[1]).isLessThan(1400);
        assertThat(run.last("Population")).isCloseTo(1000, within(1.0));
    }

    @Test
    @Order(23)
    @Tag("step:2")
    @DisplayName(
            "has its turning point where the lead passes from R to B: halfway up, not at the end")
    void turnsHalfway() {
        Run run = run(entry().model());
        double[] people = run.series("Population");
        int steepest = 1;
        for (int i = 1; i < people.length; i++) {
            steepest =
                    people[i] - people[i - 1] > people[steepest] - people[steepest - 1]
                            ? i
                            : steepest;
        }

        assertThat(people[steepest]).isBetween(400.0, 800.0);
    }

    @Test
    @Order(24)
    @Tag("step:3")
    @DisplayName("dies out when fewer are born than die")
    void diesOut() {
        assertThat(run(entry().model().with("Fertility", 0.005)).last("Population")).isLessThan(3);
    }

    @Test
    @Order(25)
    @Tag("step:3")
    @DisplayName("ends twice as high on twice the land, and gets there later")
    void twiceTheLand() {
        Run once = run(entry().model());
        Run twice = run(entry().model().with("Capacity", 2000));

        assertThat(twice.last("Population")).isCloseTo(2000, within(20.0));
        assertThat(reaches(twice, 1900)).isGreaterThan(reaches(once, 950));
    }

    private static Run run(Model model) {
        return model.run(Integrators.RK4);
    }

    /// When it has so many people for the first time.
    private static double reaches(Run run, double people) {
        double[] population = run.series("Population");
        int i = 0;
        while (population[i] < people) {
            i++;
        }
        return run.times()[i];
    }
}
