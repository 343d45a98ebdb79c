package spiral.sim.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.sim.game.OrderPolicy.Habits;

/// How a trader orders. Cases and weeks.
@DisplayName("Beer game policy")
class OrderPolicyTest {

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("orders what sells when nothing is missing")
    void ordersWhatSells() {
        assertThat(usual().order(desk(4, 12, 8))).isCloseTo(4, within(1e-9));
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("expects a part of the surprise, not all of it")
    void expectsAPart() {
        OrderPolicy trader = usual();

        trader.order(desk(8, 12, 8));

        assertThat(trader.expected()).isCloseTo(5, within(1e-9));
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("remembers what it expects from week to week")
    void remembers() {
        OrderPolicy trader = usual();

        trader.order(desk(8, 12, 8));
        trader.order(desk(8, 12, 8));

        assertThat(trader.expected()).isCloseTo(5.75, within(1e-9));
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("orders a part of what is missing in store")
    void aPartOfWhatIsMissing() {
        assertThat(usual().order(desk(4, 2, 8))).isCloseTo(4 + 0.26 * 10, within(1e-9));
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("what it owes is missing, too")
    void whatItOwes() {
        assertThat(usual().order(desk(4, -6, 8))).isCloseTo(4 + 0.26 * 18, within(1e-9));
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("orders less when there is too much in store")
    void tooMuchInStore() {
        assertThat(usual().order(desk(4, 20, 8))).isCloseTo(4 - 0.26 * 8, within(1e-9));
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("never sends beer back: an order is at least nothing")
    void neverBelowNothing() {
        assertThat(usual().order(desk(4, 100, 8))).isZero();
    }

    @Test
    @Order(8)
    @Tag("step:3")
    @DisplayName("what is on order counts by its attention")
    void attention() {
        assertThat(usual().order(desk(4, 12, 18))).isCloseTo(4 - 0.26 * 0.34 * 10, within(1e-9));
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("without attention it forgets what is on order")
    void noAttention() {
        OrderPolicy trader = new OrderPolicy(Habits.USUAL.withAttention(0), 4);

        assertThat(trader.order(desk(4, 12, 500))).isCloseTo(4, within(1e-9));
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("with full attention a case on order is as good as a case in store")
    void fullAttention() {
        OrderPolicy trader = new OrderPolicy(Habits.USUAL.withAttention(1), 4);

        assertThat(trader.order(desk(4, 7, 13))).isCloseTo(4, within(1e-9));
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("two traders keep their expectations apart")
    void keptApart() {
        OrderPolicy mine = usual();
        OrderPolicy yours = usual();

        mine.order(desk(40, 12, 8));

        assertThat(yours.expected()).isCloseTo(4, within(1e-9));
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("a whole chain that gives full attention pays less than half")
    void attentionPays() {
        assertThat(cost(1)).isLessThan(cost(0.34) / 2);
    }

    private static OrderPolicy usual() {
        return new OrderPolicy(Habits.USUAL, 4);
    }

    private static Desk desk(double wanted, double net, double onOrder) {
        return new Desk(0, wanted, 4, net, onOrder);
    }

    /// What a chain of four such traders pays in a year.
    private static double cost(double attention) {
        List<Policy> chain =
                IntStream.range(0, 4)
                        .mapToObj(_ ->
                                (Policy) new OrderPolicy(Habits.USUAL.withAttention(attention), 4))
                        .toList();
        BeerGame game = new BeerGame(chain, BeerGame::usualThirst);
        for (int week = 0; week < 52; week++) {
            game.week();
        }
        return game.totalCost();
    }
}
