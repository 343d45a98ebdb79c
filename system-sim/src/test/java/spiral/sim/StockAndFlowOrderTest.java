package spiral.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static spiral.sim.expr.Expr.named;
import static spiral.sim.expr.Expr.number;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.sim.engine.Cell;
import spiral.sim.expr.Expr.Ref;

/// In which order the variables of a model are computed within one step.
@DisplayName("The order of stocks and flows")
class StockAndFlowOrderTest {
    private final ModelBuilder model = Sim.model("order").time(0, 10, 1, "day");

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("puts each auxiliary after the ones it reads, however they were declared")
    void eachAfterWhatItReads() {
        model.aux("C", "1", named("B").plus(1));
        model.aux("B", "1", named("A").plus(1));
        model.aux("A", "1", Ref.TIME.times(1));

        assertThat(ofStep()).containsExactly("A", "B", "C");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("keeps the order of declaration where no equation asks for another")
    void keepsDeclarationOrder() {
        model.aux("Z", "1", Ref.TIME.times(1));
        model.aux("A", "1", Ref.TIME.times(2));

        assertThat(ofStep()).containsExactly("Z", "A");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("leaves out stocks and constants: they are known when the step begins")
    void leavesOutWhatIsKnown() {
        var stock = model.stock("Stock", 1, "unit");
        var rate = model.constant("Rate", 0.1, "1/day");
        model.flow("Flow", "unit/day", stock.times(rate)).from(stock);

        assertThat(ofStep()).containsExactly("Flow");
    }

    @Test
    @Order(13)
    @Tag("step:3")
    @DisplayName("computes only once what stays during a run")
    void computesOnceWhatStays() {
        model.constant("Size", 100, "litre");
        model.aux("Half", "litre", named("Size").over(2));
        model.aux("Now", "day", Ref.TIME);

        Model built = model.build();

        assertThat(names(built.program().start())).containsExactly("Size", "Half");
        assertThat(ofStep()).containsExactly("Now");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("computes what two readers share only once")
    void sharedOnlyOnce() {
        model.aux("Left", "1", named("Shared"));
        model.aux("Right", "1", named("Shared"));
        model.aux("Shared", "1", Ref.TIME.times(1));

        assertThat(ofStep()).containsExactly("Shared", "Left", "Right");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("refuses auxiliaries that read each other in a circle, and names them all")
    void refusesACircle() {
        model.aux("Price", "1", named("Demand"));
        model.aux("Demand", "1", named("Hope"));
        model.aux("Hope", "1", named("Price"));

        assertThatThrownBy(model::build)
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("Price")
                .hasMessageContaining("Demand")
                .hasMessageContaining("Hope");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("refuses an auxiliary that reads itself")
    void refusesASelfReader() {
        model.aux("Echo", "1", named("Echo").plus(1));

        assertThatThrownBy(model::build).hasMessageContaining("Echo <- Echo");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("allows a circle through a stock: that is a feedback loop")
    void allowsACircleThroughAStock() {
        var stock = model.stock("Stock", 1, "unit");
        var wish = model.aux("Wish", "unit/day", stock.times(2));
        model.flow("Flow", "unit/day", wish).to(stock);

        assertThat(ofStep()).containsExactly("Wish", "Flow");
    }

    @Test
    @Order(8)
    @Tag("step:3")
    @DisplayName("opens the inflows of a non-negative stock before its outflows")
    void inflowsBeforeOutflows() {
        var stock = model.stock("Stock", 0, "unit").nonNegative();
        model.flow("Out", "unit/day", number(5)).from(stock);
        model.flow("In", "unit/day", number(3)).to(stock);

        assertThat(ofStep()).containsExactly("In", "Out");
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("opens the outflows of a non-negative stock as they were declared")
    void outflowsAsDeclared() {
        var stock = model.stock("Stock", 10, "unit").nonNegative();
        var other = model.stock("Other", 0, "unit");
        model.flow("First", "unit/day", number(7)).from(stock);
        model.flow("Second", "unit/day", number(7)).from(stock).to(other);

        assertThat(ofStep()).containsExactly("First", "Second");
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName(
            "lets an equation overrule such a wish: an inflow that reads an outflow comes after it")
    void equationsOverruleWishes() {
        var stock = model.stock("Stock", 10, "unit").nonNegative();
        var out = model.flow("Out", "unit/day", number(4)).from(stock);
        model.flow("Back", "unit/day", out.times(0.5)).to(stock);

        assertThat(ofStep()).containsExactly("Out", "Back");
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("finds the start of a stock after everything that this start reads")
    void startsInTheirOwnOrder() {
        model.stock("Water", named("Half"), "litre");
        model.aux("Half", "litre", named("Size").over(2));
        model.constant("Size", 100, "litre");

        assertThat(names(model.build().program().start())).containsExactly("Size", "Half", "Water");
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("refuses stocks whose starts wait for each other")
    void refusesACircleOfStarts() {
        model.stock("Hen", named("Egg"), "1");
        model.stock("Egg", named("Hen"), "1");

        assertThatThrownBy(model::build).hasMessageContaining("Hen <- Egg <- Hen");
    }

    private List<String> ofStep() {
        return names(model.build().program().look());
    }

    private static List<String> names(List<Cell> cells) {
        return cells.stream().map(Cell::name).toList();
    }
}
