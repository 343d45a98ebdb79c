package spiral.sim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.sim.Run;
import spiral.sim.game.BeerGame;
import spiral.sim.game.OrderPolicy;
import spiral.sim.game.OrderPolicy.Habits;
import spiral.sim.game.Policy;

@DisplayName("The beer game as a model")
class BeerTest extends CatalogueContract {
    @Override
    CatalogueModel entry() {
        return new Beer();
    }

    @Override
    List<String> expectedLoops() {
        return List.of(
                "B Retailer refills",
                "B Wholesaler refills",
                "B Distributor refills",
                "B Factory refills");
    }

    @Test
    @Order(20)
    @Tag("step:2")
    @DisplayName("stands still while customers do")
    void standsStill() {
        Run run = entry().run();

        assertThat(run.at("Factory orders", 4)).isEqualTo(4);
        assertThat(run.at("Wholesaler stock", 4)).isEqualTo(12);
    }

    @Test
    @Order(21)
    @Tag("step:2")
    @DisplayName("the swing grows from desk to desk: the bullwhip")
    void theSwingGrows() {
        Seen seen = new Seen(entry().run());

        assertThat(seen.highest("Retailer orders")).isLessThan(seen.highest("Wholesaler orders"));
        assertThat(seen.highest("Wholesaler orders"))
                .isLessThan(seen.highest("Distributor orders"));
        assertThat(seen.highest("Distributor orders")).isLessThan(seen.highest("Factory orders"));
    }

    @Test
    @Order(22)
    @Tag("step:2")
    @DisplayName("costs less than half when everybody counts what is on order")
    void attentionPays() {
        Run calm = entry().model().with("Attention to orders", 1).run(entry().method());

        assertThat(calm.last("Total cost")).isLessThan(entry().run().last("Total cost") / 2);
    }

    @Test
    @Order(23)
    @Tag("step:2")
    @DisplayName("gives the same bits as the game that a person plays")
    void sameBitsAsTheGame() {
        Run run = entry().run();
        BeerGame game =
                new BeerGame(
                        BeerGame.TRADERS.stream()
                                .map(_ -> (Policy) new OrderPolicy(Habits.USUAL, 4))
                                .toList(),
                        BeerGame::usualThirst);
        for (int week = 0; week <= 52; week++) {
            game.week();
        }

        for (int i = 0; i < 4; i++) {
            String who = BeerGame.TRADERS.get(i);
            assertThat(game.orders(i)).as(who).isEqualTo(run.series(who + " orders"));
            assertThat(game.netStock(i)).as(who).isEqualTo(run.series(who + " net stock"));
        }
    }
}
