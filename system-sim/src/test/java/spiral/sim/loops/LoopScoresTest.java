package spiral.sim.loops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static spiral.sim.Integrators.EULER;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.sim.FeedbackLoop;
import spiral.sim.Model;
import spiral.sim.ModelBuilder;
import spiral.sim.Polarity;
import spiral.sim.Sim;
import spiral.sim.catalogue.Catalogue;
import spiral.sim.catalogue.CatalogueModel;
import spiral.sim.engine.WorldModel;

/// Which loops a model has, and which of them lead.
@DisplayName("Loops that matter")
class LoopScoresTest {
    private static final double RATE = 0.5;
    private static final double CAPACITY = 1000;
    private static final double STEP = 0.25;

    @Test
    @Order(1)
    @DisplayName("are listed with their signs, the named ones under their names")
    void listed() {
        assertThat(LoopList.of(logistic()).loops())
                .extracting(FeedbackLoop::name, FeedbackLoop::polarity)
                .containsExactlyInAnyOrder(
                        tuple("Growth", Polarity.REINFORCING), tuple("B1", Polarity.BALANCING));
    }

    /// Logistic growth by hand: N' = N + dt (r N - r N^2 / K). The scores follow from the published
    /// definition, worked out with a pencil: from births and deaths to their stock, the change of
    /// each over the change of the net flow; from the stock to births and deaths, 1.
    @Test
    @Order(2)
    @DisplayName("have on logistic growth the scores of the published definition")
    void logisticByHand() {
        LoopScores scores = LoopScores.of(logistic(), EULER);
        double[] growth = scores.score(named(scores, "Growth"));
        double[] limit = scores.score(named(scores, "B1"));
        double[] share = scores.relative(named(scores, "Growth"));
        double[] births = scores.link("Births", "Population");
        double n = 10;
        for (int i = 1; i < growth.length; i++) {
            double next = n + STEP * (RATE * n - RATE * n * n / CAPACITY);
            double born = RATE * next - RATE * n;
            double died = RATE * next * next / CAPACITY - RATE * n * n / CAPACITY;
            double toStock = Math.abs(born / (born - died));
            double fromStock = Math.abs(died / (born - died));
            assertThat(births[i]).isCloseTo(toStock, within(1e-9 * toStock));
            assertThat(growth[i]).isCloseTo(toStock, within(1e-9 * toStock));
            assertThat(limit[i]).isCloseTo(-fromStock, within(1e-9 * fromStock));
            assertThat(share[i]).isCloseTo(toStock / (toStock + fromStock), within(1e-9));
            n = next;
        }
    }

    @Test
    @Order(3)
    @DisplayName("lead one after the other: growth first, then its limit, at half the capacity")
    void dominance() {
        LoopScores scores = LoopScores.of(logistic(), EULER);

        assertThat(scores.dominance())
                .containsExactly(
                        "The reinforcing loop Growth leads until 9.5 year.",
                        "Then the balancing loop B1 leads to the end.");
    }

    private static FeedbackLoop named(LoopScores scores, String name) {
        return scores.loops().stream().filter(l -> l.name().equals(name)).findFirst().orElseThrow();
    }

    private static Model logistic() {
        var m = Sim.model("logistic").time(0, 20, STEP, "year");
        m.constant("Rate", RATE, "1/year");
        m.constant("Capacity", CAPACITY, "people");
        m.stock("Population", 10, "people");
        m.flow("Births", "people/year", "Rate * Population").to("Population");
        m.flow("Deaths", "people/year", "Rate * Population ^ 2 / Capacity").from("Population");
        m.loop("Growth", Polarity.REINFORCING, "Births", "Population");
        return m.build();
    }

    @Test
    @Order(4)
    @DisplayName("pass through a delay as one link; what circles inside a delay is no loop")
    void throughDelays() {
        var m = Sim.model("late").time(0, 20, 0.5, "minute");
        m.stock("Room", 12, "degC");
        m.aux("Seen", "degC", "SMOOTH3(Room, 4)");
        m.flow("Heating", "degC/minute", "(20 - Seen) * 0.1").to("Room");
        LoopScores scores = LoopScores.of(m.build(), EULER);

        assertThat(scores.loops()).hasSize(1);
        assertThat(scores.loops().getFirst())
                .hasToString("B1 (B): Room -(+)-> Seen, Seen -(-)-> Heating, Heating -(+)-> Room");
        assertThat(scores.relative(scores.loops().getFirst())[20]).isEqualTo(-1);
    }

    @Test
    @Order(5)
    @DisplayName("are counted by Johnson: all circuits of a complete graph of five stocks")
    void johnson() {
        ModelBuilder m = Sim.model("complete").time(0, 1, 0.5, "day");
        for (int i = 0; i < 5; i++) {
            m.stock("S" + i, 1 + i, "");
            m.flow("F" + i, "", sumOfOthers(i)).to("S" + i);
        }
        LoopList list = LoopList.of(m.build());

        assertThat(list.loops()).hasSize(20 / 2 + 20 + 30 + 24);
        assertThat(list.isComplete()).isTrue();
        assertThat(list.loops()).allMatch(l -> l.polarity() == Polarity.REINFORCING);
    }

    private static String sumOfOthers(int self) {
        StringBuilder sum = new StringBuilder("0");
        for (int i = 0; i < 5; i++) {
            sum.append(i == self ? "" : " + S" + i);
        }
        return sum.toString();
    }

    @Test
    @Order(6)
    @DisplayName("beyond a thousand are searched by strength, and the shares still add up to one")
    void strongest() {
        Model world = WorldModel.build();
        LoopScores scores = LoopScores.of(world.over(world.time().savedEvery(50)), EULER);

        assertThat(scores.isComplete()).isFalse();
        assertThat(scores.loops()).isNotEmpty().hasSizeLessThanOrEqualTo(LoopList.MAX_COMPLETE);
        double sum =
                scores.loops().stream().mapToDouble(l -> Math.abs(scores.relative(l)[3])).sum();
        assertThat(sum).isGreaterThan(0.999);
    }

    @Test
    @Order(7)
    @DisplayName("keep what the modeller named, however many others there are")
    void keepsTheNamed() {
        CatalogueModel beer = Catalogue.named("beer").orElseThrow();
        String[] named =
                beer.model().loops().stream().map(FeedbackLoop::name).toArray(String[]::new);
        LoopScores scores = LoopScores.of(beer.model(), beer.method());

        assertThat(scores.isComplete()).isFalse();
        assertThat(LoopList.of(beer.model()).loops())
                .extracting(FeedbackLoop::name)
                .contains(named);
        assertThat(scores.loops()).extracting(FeedbackLoop::name).contains(named);
        assertThat(scores.strongest(named.length))
                .extracting(entry -> entry.loop().name())
                .containsExactlyInAnyOrder(named);
        assertThat(scores.strongest(50)).hasSize(50);
    }

    @Test
    @Order(8)
    @DisplayName(
            "do not lead where they are alone: a share counts among loops that share variables")
    void leadsAmongMany() {
        CatalogueModel inventory = Catalogue.named("inventory").orElseThrow();
        LoopScores scores = LoopScores.of(inventory.model(), inventory.method());

        assertThat(scores.meanShare(named(scores, "Noticing"))).isGreaterThan(0.9);
        assertThat(scores.reigns())
                .isNotEmpty()
                .extracting(reign -> reign.loop().name())
                .doesNotContain("Noticing")
                .contains("Fill the shelf");
    }

    @Test
    @Order(9)
    @DisplayName("are traced: why a variable rises at a time")
    void explained() {
        assertThat(Explanation.of(logistic(), EULER, "population", 8).sentences())
                .containsExactly(
                        "Population rises by 25.6 people, mostly through Births.",
                        "Births rises by 12.8 people/year, mostly through Population.");
        assertThatThrownBy(() -> Explanation.of(logistic(), EULER, "Population", 21))
                .hasMessageContaining("0 to 20");
    }

    @Test
    @Order(10)
    @DisplayName("give way at leverage points: an exponent of one is an elasticity of one")
    void leverage() {
        var m = Sim.model("levers").time(0, 1, 0.5, "day");
        m.constant("Plain", 3, "");
        m.constant("Squared", 2, "");
        m.constant("Idle", 5, "");
        m.stock("Unused", 0, "");
        m.aux("Outcome", "", "Plain * Squared ^ 2");
        List<Leverage> levers = Leverage.of(m.build(), EULER, "Outcome");

        assertThat(levers)
                .extracting(Leverage::constant)
                .containsExactly("Squared", "Plain", "Idle");
        assertThat(levers.get(0).end()).isCloseTo(2, within(1e-3));
        assertThat(levers.get(1).end()).isCloseTo(1, within(1e-3));
        assertThat(levers.get(2).end()).isZero();
    }
}
