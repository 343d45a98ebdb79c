package spiral.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static spiral.sim.Polarity.BALANCING;
import static spiral.sim.Polarity.REINFORCING;
import static spiral.sim.expr.Expr.ifThenElse;
import static spiral.sim.expr.Expr.number;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The sign of a feedback loop: follow a small change once around and see how it comes back.
@DisplayName("A feedback loop")
class LoopPolarityTest {
    private final ModelBuilder model = Sim.model("loops").time(0, 10, 1, "year");

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("reinforces when more makes more: population, births")
    void moreMakesMore() {
        var population = model.stock("Population", 100, "people");
        var births = model.flow("Births", "people/year", population.times(0.04)).to(population);

        model.loop("More parents", REINFORCING, population, births);

        assertThat(signs()).containsExactly(1, 1);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("balances when more makes less: population, deaths")
    void moreMakesLess() {
        var population = model.stock("Population", 100, "people");
        var deaths = model.flow("Deaths", "people/year", population.times(0.01)).from(population);

        model.loop("Growing old", BALANCING, population, deaths);

        assertThat(signs()).containsExactly(1, -1);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("balances with one negative link, wherever it is: the gap of a thermostat")
    void oneNegativeLinkBalances() {
        var room = model.stock("Room", 12, "degC");
        var gap = model.aux("Gap", "degC", number(20).minus(room));
        var heating = model.flow("Heating", "degC/year", gap.times(0.1)).to(room);

        model.loop("Heat to the goal", BALANCING, room, gap, heating);

        assertThat(signs()).containsExactly(-1, 1, 1);
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("reinforces with two negative links: less of less is more")
    void twoNegativeLinksReinforce() {
        var trust = model.stock("Trust", 10, "1");
        var doubt = model.aux("Doubt", "1", number(20).minus(trust));
        var quarrels = model.flow("Quarrels", "1/year", doubt.times(0.1)).from(trust);

        model.loop("Spiral of doubt", REINFORCING, trust, doubt, quarrels);

        assertThat(signs()).containsExactly(-1, 1, -1);
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("has the same sign from wherever the count begins")
    void theBeginningDoesNotMatter() {
        var room = model.stock("Room", 12, "degC");
        var gap = model.aux("Gap", "degC", number(20).minus(room));
        var heating = model.flow("Heating", "degC/year", gap.times(0.1)).to(room);

        model.loop("Heat to the goal", BALANCING, heating, room, gap);

        assertThat(signs()).containsExactly(1, -1, 1);
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("is refused under the wrong letter, and told its path")
    void theWrongLetterIsRefused() {
        var population = model.stock("Population", 100, "people");
        var deaths = model.flow("Deaths", "people/year", population.times(0.01)).from(population);

        model.loop("Growing old", REINFORCING, population, deaths);

        assertThatThrownBy(model::build)
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("Growing old")
                .hasMessageContaining("balancing")
                .hasMessageContaining("Deaths -(-)-> Population");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("is refused when one of its links is not there")
    void aMissingLinkIsRefused() {
        var population = model.stock("Population", 100, "people");
        var births = model.flow("Births", "people/year", number(3)).to(population);

        model.loop("More parents", REINFORCING, population, births);

        assertThatThrownBy(model::build).hasMessageContaining("Population does nothing to Births");
    }

    @Test
    @Order(8)
    @Tag("step:3")
    @DisplayName("shows its sign also through a switch that a small change does not move")
    void throughASwitch() {
        var room = model.stock("Room", 12, "degC");
        var cold = room.lessThan(20);
        var heating =
                model.flow("Heating", "degC/year", ifThenElse(cold, number(5), number(0))).to(room);

        model.loop("On and off", BALANCING, room, heating);

        assertThat(signs()).containsExactly(-1, 1);
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("shows its sign also where everything is still empty")
    void fromAnEmptyStart() {
        var infected = model.stock("Infected", 0, "people");
        var healthy = model.stock("Healthy", 0, "people");
        var infection =
                model.flow("Infection", "people/year", infected.times(healthy).times(0.001))
                        .from(healthy)
                        .to(infected);

        model.loop("Contagion", REINFORCING, infected, infection);
        model.loop("Nobody left", BALANCING, healthy, infection);

        assertThat(model.build().loops()).hasSize(2);
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("passes at least one stock, and only variables")
    void passesAStock() {
        var rate = model.constant("Rate", 1, "1");
        var twice = model.aux("Twice", "1", rate.times(2));

        model.loop("No memory", REINFORCING, twice);

        assertThatThrownBy(model::build).hasMessageContaining("No memory passes no stock");
    }

    private Iterable<Integer> signs() {
        return model.build().loops().getFirst().links().stream()
                .map(FeedbackLoop.Link::sign)
                .toList();
    }
}
